import { growDoubles, growInts } from "../../engine/grow-typed-array.ts";
import { MinTree } from "../../engine/min-tree.ts";
import { nearestWhole } from "../../engine/nearest-whole.ts";
import { RingQueue } from "../../engine/ring-queue.ts";
import { TimeHeap } from "../../engine/time-heap.ts";
import type { Usage } from "../../usage/meter.ts";
import type { Workload } from "../../workloads/workload.ts";
import { AddedLatency } from "../added-latency.ts";
import { wallPerCpu } from "../cpu-share.ts";
import { edgeUsage } from "../edge-settings.ts";
import type { RequestBlock } from "../request-block.ts";
import type { AdvancingStation, Observation, StationRun } from "../station.ts";
import { type WindowRecord, WindowRecorder } from "../window-recorder.ts";
import type { ActiveSpans } from "./active-spans.ts";
import { type Balancer, balancingPolicies } from "./balancing.ts";
import { Callers, type RefusedBy } from "./callers.ts";
import { FunctionLedger } from "./function-ledger.ts";
import { LevelOverTime } from "./level-over-time.ts";
import { consumedBetween, nothingConsumed, type PoolConsumption, type PoolUsage } from "./pool-consumption.ts";
import { PoolControl, type ServingInstances } from "./pool-control.ts";
import type { PoolSettings } from "./pool-settings.ts";
import { capacity, ProcessorSharing } from "./processor-sharing.ts";
import { RequestStore } from "./request-store.ts";

export interface PoolContext {
  readonly workload: Workload;
  readonly run: StationRun;
  /** What the platform meters of what the instances have run. */
  readonly usage: PoolUsage;
}

/**
 * Instances that serve several requests each, machines or containers, a fixed number or a growing one. A request takes a
 * slot on an instance or waits in order for one, at the instance or in a line before all of them; in a slot it uses CPU,
 * shared with the instance's other requests, and then waits on others, which costs no CPU.
 *
 * The clock moves in `advance` and nowhere else: the next event is the earliest end of a CPU phase on any instance or
 * the earliest end of a wait on others. Everything rarer (boots, the autoscaler, CPU credits, the edges of the window)
 * waits behind `#nextRare`. At equal times: departure, instance ready, credits, autoscaler, arrival.
 */
export class InstancePool implements AdvancingStation {
  readonly #settings: PoolSettings;
  readonly #workload: Workload;
  readonly #run: StationRun;
  readonly #recorder: WindowRecorder;
  readonly #balancer: Balancer;
  readonly #control: PoolControl;
  readonly #processors: ProcessorSharing[] = [];
  /** When the next CPU phase ends on each machine. */
  readonly #cpuEnds = new MinTree(1, Number.POSITIVE_INFINITY);
  /** When each wait on others ends, with the request's number. */
  readonly #ioEnds = new TimeHeap();
  readonly #requests = new RequestStore();
  readonly #callers: Callers;
  /** What is kept of each function where there are several; null where there is one. */
  readonly #ledger: FunctionLedger | null;
  #inService = new Int32Array(16);
  /** Slot time that each instance's past requests took, less the starts of those in service; null where nobody asks. */
  #slotTime: Float64Array<ArrayBuffer> | null;
  readonly #usage: PoolUsage;
  readonly #queues: RingQueue[] = [];
  /** Requests that wait before all instances; null where they wait at one of them. */
  readonly #line: RingQueue | null;
  /** Places in the line, of which a shared queue has some for each instance. */
  #lineRoom: number;
  /** Whether who finds no slot waits in the line; with no instance at all everybody does. */
  #goesThroughLine: boolean;
  /** When the head of the line may have waited too long. */
  #lineExpiry = Number.POSITIVE_INFINITY;
  readonly #active: ActiveSpans | null;
  readonly #waiting = new LevelOverTime();
  readonly #addedLatency: AddedLatency;
  #added = new Float64Array(0);
  #busy = 0;
  #busyTime = 0;
  #busySince = 0;
  /** The next edge of the recorder or event of the control. */
  #nextRare = 0;
  #offeredBeforeWindow = 0;
  #consumedBeforeWindow: PoolConsumption = nothingConsumed;
  #consumed: PoolConsumption = nothingConsumed;
  /** CPU work and waiting that the window's arrivals brought, microseconds. */
  #cpuDemand = 0;
  #ioDemand = 0;

  constructor(settings: PoolSettings, { workload, run, usage }: PoolContext) {
    const { instances, balancing, line } = settings;
    this.#settings = settings;
    this.#workload = workload;
    this.#run = run;
    this.#recorder = run.total?.part() ?? new WindowRecorder(run);
    this.#ledger = "functions" in workload ? new FunctionLedger(settings, workload) : null;
    const kept = { recorder: this.#recorder, requests: this.#requests, ledger: this.#ledger };
    this.#callers = new Callers(settings, { workload, run, ...kept });
    this.#recorder.capacityPerInstance = settings.vcpus;
    this.#balancer = balancingPolicies[balancing](run.random("balancing"));
    this.#usage = usage;
    this.#line = line !== null || balancing === "shared-queue" ? new RingQueue() : null;
    this.#lineRoom = line?.places ?? 0;
    this.#slotTime = instances.kind === "growing" ? new Float64Array(16) : null;
    this.#control = new PoolControl(settings, { workload, run }, this.#servingInstances());
    this.#active = this.#control.roster.active;
    const mayBeBypassed = line?.mayBeBypassed ?? false;
    this.#goesThroughLine = this.#line !== null && (!mayBeBypassed || this.#control.startsThroughLine);
    this.#control.begin();
    this.#planRare();
    this.#addedLatency = new AddedLatency(settings.addedLatency, run);
  }

  offer(block: RequestBlock): void {
    const { time, cpu, io, count } = block;
    if (this.#added.length < time.length) this.#added = new Float64Array(time.length);
    this.#addedLatency.fill(this.#added, count);
    this.#callers.expect(block);
    const ledger = this.#ledger;
    const only = "functions" in this.#workload ? 0 : this.#workload.work.parallel;
    const requests = this.#requests;
    for (let i = 0; i < count; i++) {
      const now = time[i]!;
      this.advance(now);
      this.#recorder.offered++;
      this.#cpuDemand += cpu[i]!;
      this.#ioDemand += io[i]!;
      const request = requests.take();
      requests.arrival[request] = now;
      const parallelShare = ledger === null ? only : ledger.begin(request, block, i);
      requests.serial[request] = cpu[i]! * (1 - parallelShare);
      requests.parallel[request] = cpu[i]! * parallelShare;
      requests.io[request] = nearestWhole(io[i]!);
      requests.added[request] = this.#added[i]!;
      this.#callers.begin(request, i);
      this.#attempt(request, now);
    }
  }

  /** The request is offered, for the first time or again. */
  #attempt(request: number, now: number): void {
    if (!this.#callers.pass(request, now)) {
      this.#refuse(request, now, "frontDoor");
      return;
    }
    const isThere = this.#control.roster.inService.level > 0;
    const machine = isThere ? this.#balancer.choose() : -1;
    if (isThere && this.#inService[machine]! < this.#settings.slots) this.#start(request, machine, now);
    else if (this.#goesThroughLine || !isThere) this.#joinLine(request, now);
    else this.#joinQueue(request, machine, now);
  }

  #joinQueue(request: number, machine: number, now: number): void {
    const queue = this.#queues[machine]!;
    if (queue.size >= this.#settings.queue) {
      this.#refuse(request, now, "queue");
      return;
    }
    queue.push(request);
    this.#countWaiting(now);
    this.#tellBalancer(machine);
  }

  #joinLine(request: number, now: number): void {
    const line = this.#line!;
    if (line.size >= this.#lineRoom) {
      this.#refuse(request, now, "queue");
      return;
    }
    line.push(request);
    this.#requests.start[request] = now;
    this.#countWaiting(now);
    const patience = this.#settings.line?.patience ?? null;
    if (line.size === 1 && patience !== null) this.#lineExpiry = now + patience;
    if (this.#settings.startsOnDemand !== "never") this.#control.startFor(line.size, now);
    this.#planRare();
  }

  #countWaiting(now: number): void {
    this.#waiting.change(now, 1);
    const { level } = this.#waiting;
    if (level > this.#recorder.peakQueue && now < this.#run.windowEnd) this.#recorder.peakQueue = level;
  }

  /** Refuses whoever has waited in the line for as long as it holds anybody. */
  #expire(now: number): void {
    const line = this.#line!;
    const patience = this.#settings.line!.patience!;
    const waitsSince = this.#requests.start;
    this.#lineExpiry = Number.POSITIVE_INFINITY;
    while (line.size > 0) {
      const until = waitsSince[line.first()]! + patience;
      if (until > now) {
        this.#lineExpiry = until;
        return;
      }
      this.#waiting.change(now, -1);
      this.#refuse(line.shift(), now, "pending");
    }
  }

  #refuse(request: number, now: number, by: RefusedBy): void {
    this.#callers.refuse(request, now, by);
    this.#planRare();
  }

  finish(): Observation {
    this.advance(Number.MAX_SAFE_INTEGER);
    const { windowStart, windowEnd } = this.#run;
    const { vcpus, publicIpv4 } = this.#settings;
    const window = windowEnd - windowStart;
    const record = this.#recorder.finish();
    const consumed = consumedBetween(this.#consumedBeforeWindow, this.#consumed);
    const addresses = publicIpv4 ? consumed.billedTime / window : 0;
    const served = record.completed + record.timedOut + record.failed;
    return {
      ...record,
      ...this.#callers.observed,
      concurrencyTime: record.integrals.concurrencyTime,
      instanceTime: record.integrals.instanceTime,
      usedTime: record.integrals.usedTime,
      availableTime: this.#availableTime(consumed),
      offeredLoad: this.#offeredLoad(record.integrals.instanceTime),
      peakHourUtilisation: record.peakHourUtilisation / vcpus,
      peakVcpus: record.peakHourUtilisation * (record.integrals.instanceTime / window),
      provisioned: null,
      usage: {
        ...this.#usage(consumed, { window, month: this.#run.month, served }),
        ...this.#edgeUsage(record, { window, addresses }),
      },
      ...(this.#ledger === null ? {} : { functions: this.#ledger.observed() }),
    };
  }

  /** vCPU time that there was: that of the nodes where there are some, else of the instances. */
  #availableTime({ billedTime, runningTime, boostedTime, nodeTime }: PoolConsumption): number {
    const { vcpus, nodes, boost, billing } = this.#settings;
    if (nodes !== null) return nodes.vcpus * nodeTime;
    const boosted = boost === null ? 0 : (boost.vcpus - vcpus) * boostedTime;
    return vcpus * (billing.activeStep === null ? billedTime : runningTime) + boosted;
  }

  #edgeUsage(seen: WindowRecord, { window, addresses }: { window: number; addresses: number }): Usage {
    const span = { window, targets: "machines", instances: addresses } as const;
    if ("functions" in this.#workload) return this.#ledger!.edgeUsage(span);
    const { offered, retried, completed, timedOut, failed } = seen;
    const served = completed + timedOut + failed;
    return edgeUsage(this.#settings, this.#workload, { ...span, offered: offered + retried, completed, served });
  }

  /** Handles everything that happens up to and including `now`, in order of time. */
  advance(now: number): void {
    for (;;) {
      const cpuEnd = this.#cpuEnds.value();
      const ioEnd = this.#ioEnds.top();
      const event = cpuEnd <= ioEnd ? cpuEnd : ioEnd;
      if (this.#nextRare <= now && this.#nextRare <= event && this.#passRare(event)) continue;
      if (event > now || event === Number.POSITIVE_INFINITY) return;
      if (cpuEnd <= ioEnd) {
        this.#endCpuPhase(this.#cpuEnds.place(), cpuEnd);
        continue;
      }
      const request = this.#ioEnds.topTag();
      this.#ioEnds.pop();
      this.#depart(request, ioEnd);
    }
  }

  /**
   * Lets the rare thing happen that is due at `#nextRare`; false where `event`, the next of the requests' own, comes
   * first. What ends or is ready as the window begins comes before that edge; of what happens as a period ends, nothing
   * is in that period. A refused request comes again after everything else of its instant.
   */
  #passRare(event: number): boolean {
    const edge = this.#recorder.nextEdge;
    const due = this.#control.next();
    const other = event <= due ? event : due;
    const retry = this.#callers.next();
    const expiry = this.#lineExpiry;
    if (expiry <= retry && expiry < edge && expiry < other) this.#expire(expiry);
    else if (retry < edge && retry < other) this.#attempt(this.#callers.take(), retry);
    else if (edge < other || (edge === other && edge !== this.#run.windowStart)) this.#crossEdge(edge);
    else if (due < event) this.#passControl(due);
    else return false;
    this.#planRare();
    return true;
  }

  #passControl(now: number): void {
    this.#control.pass();
    this.#startForLine(now);
  }

  /** Requests that wait while the last instance goes, or that found no node with room, start another once one can start. */
  #startForLine(now: number): void {
    const line = this.#line;
    if (line === null || line.size === 0 || this.#control.roster.size > 0) return;
    this.#control.startFor(line.size, now);
  }

  #planRare(): void {
    const next = Math.min(this.#recorder.nextEdge, this.#control.next(), this.#callers.next());
    this.#nextRare = this.#lineExpiry < next ? this.#lineExpiry : next;
  }

  #start(request: number, machine: number, now: number): void {
    const requests = this.#requests;
    const recorder = this.#recorder;
    requests.machine[request] = machine;
    requests.start[request] = now;
    if (this.#inService[machine]!++ === 0 && this.#active !== null) this.#active.begin(machine, now);
    if (this.#slotTime !== null) this.#slotTime[machine]! -= now;
    this.#countBusy(now, 1);
    if (this.#busy > recorder.peakConcurrency && now < this.#run.windowEnd) recorder.peakConcurrency = this.#busy;
    this.#tellBalancer(machine);
    const serial = requests.serial[request]!;
    const parallel = requests.parallel[request]!;
    if (serial === 0 && parallel === 0) {
      this.#ioEnds.push(now + requests.io[request]!, request);
      return;
    }
    const processor = this.#processors[machine]!;
    processor.advance(now);
    if (serial > 0) processor.addSerial(request, serial);
    else processor.addParallel(request, parallel);
    this.#cpuEnds.update(machine, processor.nextEnd());
  }

  #endCpuPhase(machine: number, now: number): void {
    const processor = this.#processors[machine]!;
    const isSerial = processor.nextEndIsSerial();
    processor.advance(now);
    const request = isSerial ? processor.endSerial() : processor.endParallel();
    const parallel = this.#requests.parallel[request]!;
    if (isSerial && parallel > 0) {
      processor.addParallel(request, parallel);
      this.#cpuEnds.update(machine, processor.nextEnd());
      return;
    }
    this.#cpuEnds.update(machine, processor.nextEnd());
    const io = this.#requests.io[request]!;
    if (io > 0) this.#ioEnds.push(now + io, request);
    else this.#depart(request, now);
  }

  /** The request leaves; its slot goes to the queue first. */
  #depart(request: number, now: number): void {
    const requests = this.#requests;
    const machine = requests.machine[request]!;
    this.#inService[machine]!--;
    if (this.#slotTime !== null) this.#slotTime[machine]! += now;
    this.#countBusy(now, -1);
    this.#callers.countServed(request, now);
    requests.give(request);
    const isDraining = this.#control.roster.draining > 0 && this.#control.roster.isDraining(machine);
    const line = this.#line;
    const queue = this.#queues[machine]!;
    if (queue.size > 0) this.#startWaiting(queue, machine, now);
    else if (line !== null && line.size > 0 && !isDraining) this.#startWaiting(line, machine, now);
    else if (!isDraining) this.#tellBalancer(machine);
    if (this.#inService[machine] === 0) this.#becomeIdle(machine, { now, isDraining });
  }

  #becomeIdle(machine: number, { now, isDraining }: { readonly now: number; readonly isDraining: boolean }): void {
    if (this.#active !== null) {
      this.#active.end(machine, now);
      const next = this.#active.next();
      if (next < this.#nextRare) this.#nextRare = next;
    }
    if (!isDraining) return;
    this.#control.empty(machine, now);
    this.#startForLine(now);
    this.#planRare();
  }

  #startWaiting(queue: RingQueue, machine: number, now: number): void {
    this.#waiting.change(now, -1);
    this.#start(queue.shift(), machine, now);
  }

  #tellBalancer(machine: number): void {
    if (this.#control.roster.draining > 0 && this.#control.roster.isDraining(machine)) return;
    this.#balancer.update(machine, this.#inService[machine]! + this.#queues[machine]!.size);
  }

  #countBusy(now: number, change: number): void {
    this.#busyTime += this.#busy * (now - this.#busySince);
    this.#busySince = now;
    this.#busy += change;
  }

  #crossEdge(now: number): void {
    this.#countBusy(now, 0);
    let usedTime = 0;
    for (const processor of this.#processors) {
      processor.advance(now);
      usedTime += processor.usedTime;
    }
    const { roster } = this.#control;
    const { windowStart, windowEnd } = this.#run;
    this.#callers.cross(now);
    if (now === windowStart || now === windowEnd) this.#consumed = this.#control.consumedUpTo(now);
    if (now === windowStart) {
      this.#cpuDemand = 0;
      this.#ioDemand = 0;
      this.#ledger?.clear();
      this.#offeredBeforeWindow = this.#recorder.offered;
      this.#consumedBeforeWindow = this.#consumed;
    }
    const instanceTime = roster.inService.upTo(now);
    const queueTime = this.#waiting.upTo(now);
    this.#recorder.cross(
      { concurrencyTime: this.#busyTime, instanceTime, usedTime, provisionedTime: 0, queueTime },
      { busy: this.#busy, instances: roster.inService.level, queue: this.#waiting.level },
    );
  }

  /** The instances, as their control sees them. */
  #servingInstances(): ServingInstances {
    return {
      prepare: (machine) => this.#prepare(machine),
      enterService: (machine, now, isCold) => this.#enterService(machine, now, isCold),
      leaveService: (machine) => this.#leaveService(machine),
      usedTime: (machine, now) => {
        const processor = this.#processors[machine]!;
        processor.advance(now);
        return processor.usedTime;
      },
      slotTime: (machine, now) => (this.#slotTime?.[machine] ?? 0) + this.#inService[machine]! * now,
      concurrencyTime: (now) => this.#busyTime + this.#busy * (now - this.#busySince) + this.#waiting.upTo(now),
      grant: (machine, now, vcpus) => {
        const processor = this.#processors[machine]!;
        processor.advance(now);
        processor.grant(vcpus);
        this.#cpuEnds.update(machine, processor.nextEnd());
      },
      offered: () => this.#offeredBeforeWindow + this.#recorder.offered,
      routeThroughLine: (isThrough) => {
        this.#goesThroughLine = isThrough;
      },
    };
  }

  #prepare(machine: number): void {
    if (machine < this.#processors.length) return;
    const { vcpus, boost } = this.#settings;
    const whole = Math.ceil(Math.max(vcpus, boost?.vcpus ?? 0));
    const processor = new ProcessorSharing({ ...this.#settings, vcpus: whole });
    if (whole !== vcpus) processor.grant(vcpus);
    this.#processors.push(processor);
    this.#queues.push(new RingQueue());
    if (machine >= this.#inService.length) {
      this.#inService = growInts(this.#inService, 2 * machine);
      if (this.#slotTime !== null) this.#slotTime = growDoubles(this.#slotTime, 2 * machine);
    }
    this.#cpuEnds.reserve(machine + 1);
  }

  #enterService(machine: number, now: number, isCold: boolean): void {
    const { balancing, queue, slots, startsOnDemand } = this.#settings;
    this.#balancer.add(machine);
    this.#tellBalancer(machine);
    const { level } = this.#control.roster.inService;
    if (level > this.#recorder.peakInstances) this.#recorder.peakInstances = level;
    const line = this.#line;
    if (line === null) return;
    if (balancing === "shared-queue") this.#lineRoom = queue * level;
    const countsCold = isCold && startsOnDemand !== "never";
    while (line.size > 0 && this.#inService[machine]! < slots) {
      if (countsCold) this.#requests.cold[line.first()] = 1;
      this.#startWaiting(line, machine, now);
    }
  }

  #leaveService(machine: number): boolean {
    const { balancing, queue } = this.#settings;
    this.#balancer.remove(machine);
    if (balancing === "shared-queue") this.#lineRoom = queue * this.#control.roster.inService.level;
    return this.#inService[machine] === 0 && this.#queues[machine]!.size === 0;
  }

  /**
   * Work brought over work that the machines in service could do, by CPU and by slots, whichever is tighter. A machine
   * that has to live on its CPU credits can do what its baseline allows.
   */
  #offeredLoad(instanceTime: number): number {
    const { slots, speed, vcpus, credits } = this.#settings;
    const lasting = credits?.mode === "standard" ? vcpus * credits.baseline : Number.POSITIVE_INFINITY;
    const byCpu = this.#cpuDemand / (Math.min(capacity(vcpus, this.#settings), lasting) * speed * instanceTime);
    const bySlots = (this.#wallDemand() + this.#ioDemand) / (slots * instanceTime);
    return Math.max(byCpu, bySlots);
  }

  /** The CPU work of the window's arrivals on the wall, were each request alone on its machine. */
  #wallDemand(): number {
    if ("functions" in this.#workload) return this.#ledger!.wallDemand;
    const { vcpus, speed } = this.#settings;
    const { parallel } = this.#workload.work;
    return this.#cpuDemand * wallPerCpu({ vcpus, speed, parallel, throttle: "linear" });
  }
}
