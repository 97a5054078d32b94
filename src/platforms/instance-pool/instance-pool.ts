import { growDoubles, growInts } from "../../engine/grow-typed-array.ts";
import { MinTree } from "../../engine/min-tree.ts";
import { nearestWhole } from "../../engine/nearest-whole.ts";
import { TimeHeap } from "../../engine/time-heap.ts";
import { AddedLatency } from "../added-latency.ts";
import type { RequestBlock } from "../request-block.ts";
import type { AdvancingStation, Observation, StationRun } from "../station.ts";
import { WindowRecorder } from "../window-recorder.ts";
import type { ActiveSpans } from "./active-spans.ts";
import { type Balancer, createBalancer } from "./balancing.ts";
import { Callers, type RefusedBy } from "./callers.ts";
import { type ExecutionBills, executionBillsOf } from "./execution-bills.ts";
import { FunctionLedger } from "./function-ledger.ts";
import { LevelOverTime } from "./level-over-time.ts";
import { consumedBetween, nothingConsumed, type PoolConsumption } from "./pool-consumption.ts";
import type { PoolContext } from "./pool-context.ts";
import { PoolControl } from "./pool-control.ts";
import { PoolDemand } from "./pool-demand.ts";
import { poolObservation } from "./pool-observation.ts";
import type { PoolSettings } from "./pool-settings.ts";
import { ProcessorSharing } from "./processor-sharing.ts";
import { RequestStore } from "./request-store.ts";
import type { ServingInstances } from "./serving-instances.ts";
import { WaitingRoom } from "./waiting-room.ts";

/**
 * Instances that serve several requests each, a fixed number or a growing one. A request takes a slot on an instance or
 * waits in order for one; in a slot it uses CPU, shared with the others there, and then waits on others, without CPU.
 *
 * The clock moves in `advance` and nowhere else: the next event is the earliest end of a CPU phase on any instance or
 * the earliest end of a wait on others. Everything rarer (boots, the autoscaler, CPU credits, the edges of the window)
 * waits behind `#nextRare`. At equal times: departure, instance ready, credits, autoscaler, arrival.
 */
export class InstancePool implements AdvancingStation {
  readonly #settings: PoolSettings;
  readonly #context: PoolContext;
  readonly #run: StationRun;
  readonly #recorder: WindowRecorder;
  readonly #balancer: Balancer;
  readonly #control: PoolControl;
  readonly #processors: ProcessorSharing[] = [];
  /** When the next CPU phase ends on each instance. */
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
  readonly #waiting: WaitingRoom;
  /** Whether who finds no slot waits in the line; with no instance at all everybody does. */
  #goesThroughLine: boolean;
  readonly #active: ActiveSpans | null;
  readonly #executions: ExecutionBills | null;
  readonly #addedLatency: AddedLatency;
  #added = new Float64Array(0);
  /** Requests in service. */
  readonly #busy = new LevelOverTime();
  /** The next edge of the recorder or event of the control. */
  #nextRare = 0;
  /** Attempts that the front door let pass. */
  #attempts = 0;
  #consumedBeforeWindow: PoolConsumption = nothingConsumed;
  #consumed: PoolConsumption = nothingConsumed;
  readonly #demand = new PoolDemand();

  constructor(settings: PoolSettings, context: PoolContext) {
    const { workload, run } = context;
    this.#settings = settings;
    this.#context = context;
    this.#run = run;
    this.#recorder = run.total?.part() ?? new WindowRecorder(run);
    this.#ledger = "functions" in workload ? new FunctionLedger(settings, workload) : null;
    const kept = { recorder: this.#recorder, requests: this.#requests, ledger: this.#ledger };
    this.#callers = new Callers(settings, { workload, run, ...kept });
    this.#recorder.capacityPerInstance = settings.vcpus;
    this.#balancer = createBalancer(settings, run.random("balancing"));
    this.#waiting = new WaitingRoom(settings, { ...kept, callers: this.#callers, windowEnd: run.windowEnd });
    this.#slotTime = settings.instances.kind === "growing" ? new Float64Array(16) : null;
    this.#control = new PoolControl(settings, { workload, run }, this.#servingInstances());
    this.#active = this.#control.roster.active;
    this.#executions = executionBillsOf(settings, this.#requests, run.windowStart);
    const mayBeBypassed = settings.line?.mayBeBypassed ?? false;
    this.#goesThroughLine = this.#waiting.line !== null && (!mayBeBypassed || this.#control.startsThroughLine);
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
    const only = "functions" in this.#context.workload ? 0 : this.#context.workload.work.parallel;
    const requests = this.#requests;
    const demand = this.#demand;
    for (let i = 0; i < count; i++) {
      const now = time[i]!;
      this.advance(now);
      this.#recorder.offered++;
      demand.cpu += cpu[i]!;
      demand.io += io[i]!;
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
    this.#attempts++;
    if (this.#control.isAsleep) this.#control.wake(now);
    this.#enter(request, now);
  }

  /** The request takes a slot, or waits for one. */
  #enter(request: number, now: number): void {
    const instance = this.#control.roster.inService.level > 0 ? this.#balancer.choose() : -1;
    if (instance >= 0 && this.#inService[instance]! < this.#settings.slots) this.#start(request, instance, now);
    else if (this.#goesThroughLine || instance < 0) this.#joinLine(request, now);
    else this.#joinQueue(request, instance, now);
  }

  #joinQueue(request: number, instance: number, now: number): void {
    if (this.#waiting.joinQueue(request, instance, now)) this.#tellBalancer(instance);
    else this.#refuse(request, now, "queue");
  }

  #joinLine(request: number, now: number): void {
    if (!this.#waiting.joinLine(request, now)) {
      this.#refuse(request, now, "queue");
      return;
    }
    this.#control.startForLine(now);
    this.#planRare();
  }

  /** Ends the wait of whoever has waited in the line for as long as anybody can. */
  #expire(now: number): void {
    const { endsIn } = this.#waiting.line!;
    for (let one = this.#waiting.nextExpired(now); one >= 0; one = this.#waiting.nextExpired(now)) {
      if (endsIn === "timedOut") this.#callers.timeOut(one);
      else this.#refuse(one, now, "pending");
    }
  }

  #refuse(request: number, now: number, by: RefusedBy): void {
    this.#callers.refuse(request, now, by);
    this.#planRare();
  }

  finish(): Observation {
    this.advance(Number.MAX_SAFE_INTEGER);
    return poolObservation(this.#settings, this.#context, {
      record: this.#recorder.finish(),
      callers: this.#callers.observed,
      consumed: consumedBetween(this.#consumedBeforeWindow, this.#consumed, this.#executions?.totals),
      demand: this.#demand,
      ledger: this.#ledger,
    });
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
    const expiry = this.#waiting.line?.expiry ?? Number.POSITIVE_INFINITY;
    if (expiry <= retry && expiry < edge && expiry < other) this.#expire(expiry);
    else if (retry < edge && retry < other) this.#attempt(this.#callers.take(), retry);
    else if (edge < other || (edge === other && edge !== this.#run.windowStart)) this.#crossEdge(edge);
    else if (due < event) this.#control.pass();
    else return false;
    this.#planRare();
    return true;
  }

  #planRare(): void {
    const next = Math.min(this.#recorder.nextEdge, this.#control.next(), this.#callers.next());
    this.#nextRare = Math.min(next, this.#waiting.line?.expiry ?? Number.POSITIVE_INFINITY);
  }

  #start(request: number, instance: number, now: number): void {
    const requests = this.#requests;
    const recorder = this.#recorder;
    requests.instance[request] = instance;
    requests.start[request] = now;
    if (this.#inService[instance]!++ === 0 && this.#active !== null) this.#active.begin(instance, now);
    this.#active?.touch(instance, now);
    this.#executions?.begin(request, now);
    if (this.#slotTime !== null) this.#slotTime[instance]! -= now;
    this.#busy.change(now, 1);
    if (this.#busy.level > recorder.peakConcurrency && now < this.#run.windowEnd)
      recorder.peakConcurrency = this.#busy.level;
    this.#tellBalancer(instance);
    const serial = requests.serial[request]!;
    const parallel = requests.parallel[request]!;
    if (serial === 0 && parallel === 0) {
      this.#ioEnds.push(now + requests.io[request]!, request);
      return;
    }
    const processor = this.#processors[instance]!;
    processor.advance(now);
    if (serial > 0) processor.addSerial(request, serial);
    else processor.addParallel(request, parallel);
    this.#cpuEnds.update(instance, processor.nextEnd());
  }

  #endCpuPhase(instance: number, now: number): void {
    const processor = this.#processors[instance]!;
    const isSerial = processor.nextEndIsSerial();
    processor.advance(now);
    const request = isSerial ? processor.endSerial() : processor.endParallel();
    const parallel = this.#requests.parallel[request]!;
    if (isSerial && parallel > 0) {
      processor.addParallel(request, parallel);
      this.#cpuEnds.update(instance, processor.nextEnd());
      return;
    }
    this.#cpuEnds.update(instance, processor.nextEnd());
    const io = this.#requests.io[request]!;
    if (io > 0) this.#ioEnds.push(now + io, request);
    else this.#depart(request, now);
  }

  /** The request leaves; its slot goes to the queue first. */
  #depart(request: number, now: number): void {
    const requests = this.#requests;
    const instance = requests.instance[request]!;
    this.#inService[instance]!--;
    if (this.#slotTime !== null) this.#slotTime[instance]! += now;
    this.#busy.change(now, -1);
    this.#callers.countServed(request, now);
    this.#executions?.end(request, now);
    requests.give(request);
    const isDraining = this.#control.roster.draining > 0 && this.#control.roster.isDraining(instance);
    let next = this.#waiting.nextAt(instance, now);
    if (next < 0 && !isDraining) next = this.#waiting.nextInLine(now);
    if (next >= 0) this.#start(next, instance, now);
    else if (!isDraining) this.#tellBalancer(instance);
    if (this.#inService[instance] === 0) this.#becomeIdle(instance, { now, isDraining });
  }

  #becomeIdle(instance: number, { now, isDraining }: { readonly now: number; readonly isDraining: boolean }): void {
    this.#active?.end(instance, now);
    if (!isDraining && !this.#control.endsIdle) return;
    this.#control.served(instance, now, isDraining);
    this.#planRare();
  }

  #tellBalancer(instance: number): void {
    if (this.#control.roster.draining > 0 && this.#control.roster.isDraining(instance)) return;
    this.#balancer.update(instance, this.#inService[instance]! + this.#waiting.atInstance(instance));
  }

  #crossEdge(now: number): void {
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
      this.#demand.clear();
      this.#ledger?.clear();
      this.#consumedBeforeWindow = this.#consumed;
    }
    const instanceTime = roster.inService.upTo(now);
    const queueTime = this.#waiting.upTo(now);
    this.#recorder.cross(
      { concurrencyTime: this.#busy.upTo(now), instanceTime, usedTime, provisionedTime: 0, queueTime },
      { busy: this.#busy.level, instances: roster.inService.level, queue: this.#waiting.level },
    );
  }

  /** The instances, as their control sees them. */
  #servingInstances(): ServingInstances {
    return {
      prepare: (instance) => this.#prepare(instance),
      enterService: (instance, now, isCold) => this.#enterService(instance, now, isCold),
      leaveService: (instance) => this.#leaveService(instance),
      usedTime: (instance, now) => {
        const processor = this.#processors[instance]!;
        processor.advance(now);
        return processor.usedTime;
      },
      slotTime: (instance, now) => (this.#slotTime?.[instance] ?? 0) + this.#inService[instance]! * now,
      concurrencyTime: (now) => this.#busy.upTo(now) + this.#waiting.upTo(now),
      concurrency: () => this.#busy.level + this.#waiting.level,
      grant: (instance, now, vcpus) => this.#changeProcessor(instance, now, (processor) => processor.grant(vcpus)),
      giveVcpus: (instance, now, vcpus) => this.#changeProcessor(instance, now, (processor) => processor.have(vcpus)),
      inLine: () => this.#waiting.inLine(),
      attempts: () => this.#attempts,
      hasRoom: (instance) => this.#inService[instance]! < this.#settings.slots,
      isIdle: (instance) => this.#inService[instance] === 0,
      routeThroughLine: (isThrough, now) => {
        this.#goesThroughLine = isThrough;
        if (!isThrough) this.#forwardLine(now);
      },
    };
  }

  #changeProcessor(instance: number, now: number, change: (processor: ProcessorSharing) => void): void {
    const processor = this.#processors[instance]!;
    processor.advance(now);
    change(processor);
    this.#cpuEnds.update(instance, processor.nextEnd());
  }

  #prepare(instance: number): void {
    if (instance < this.#processors.length) return;
    this.#processors.push(new ProcessorSharing(this.#settings));
    this.#waiting.addInstance();
    if (instance >= this.#inService.length) {
      this.#inService = growInts(this.#inService, 2 * instance);
      if (this.#slotTime !== null) this.#slotTime = growDoubles(this.#slotTime, 2 * instance);
    }
    this.#cpuEnds.reserve(instance + 1);
  }

  #enterService(instance: number, now: number, isCold: boolean): void {
    this.#balancer.add(instance);
    this.#tellBalancer(instance);
    const { level } = this.#control.roster.inService;
    if (level > this.#recorder.peakInstances && now < this.#run.windowEnd) this.#recorder.peakInstances = level;
    this.#waiting.setInstances(level);
    const { line, startsOnDemand, slots } = this.#settings;
    const opensForAll = line?.opensFor === "instance";
    const countsCold = isCold && startsOnDemand !== "never";
    while (this.#waiting.inLine() > 0 && (opensForAll || this.#inService[instance]! < slots)) {
      const request = this.#waiting.nextInLine(now);
      if (request < 0) break;
      if (countsCold) this.#requests.cold[request] = 1;
      if (opensForAll) this.#enter(request, now);
      else this.#start(request, instance, now);
    }
    if (this.#inService[instance] === 0) this.#control.idle(instance, now);
  }

  /** Who waits in the line goes to the instances, and waits there. */
  #forwardLine(now: number): void {
    while (this.#waiting.inLine() > 0 && this.#control.roster.inService.level > 0) {
      const instance = this.#balancer.choose();
      if (instance < 0) return;
      if (this.#inService[instance]! < this.#settings.slots) {
        const request = this.#waiting.nextInLine(now);
        if (request >= 0) this.#start(request, instance, now);
      } else if (this.#waiting.passOn(instance)) this.#tellBalancer(instance);
      else return;
    }
  }

  #leaveService(instance: number): boolean {
    this.#balancer.remove(instance);
    this.#waiting.setInstances(this.#control.roster.inService.level);
    return this.#inService[instance] === 0 && this.#waiting.atInstance(instance) === 0;
  }
}
