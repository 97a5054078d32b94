import { MinTree } from "../../engine/min-tree.ts";
import { nearestWhole } from "../../engine/nearest-whole.ts";
import { RingQueue } from "../../engine/ring-queue.ts";
import { TimeHeap } from "../../engine/time-heap.ts";
import type { Workload } from "../../workloads/workload.ts";
import { AddedLatency } from "../added-latency.ts";
import { wallPerCpu } from "../cpu-share.ts";
import { edgeUsage } from "../edge-settings.ts";
import type { RequestBlock } from "../request-block.ts";
import type { Observation, Station, StationRun } from "../station.ts";
import { WindowRecorder } from "../window-recorder.ts";
import { type Balancer, balancingPolicies } from "./balancing.ts";
import { fleetUsage } from "./fleet-usage.ts";
import { capacity, ProcessorSharing } from "./processor-sharing.ts";
import { RequestStore } from "./request-store.ts";
import type { AwsEc2Settings } from "./settings.ts";

/**
 * A fixed number of machines behind a balancer. A request takes a slot on its machine or waits in order for one; in a
 * slot it uses CPU, shared with the machine's other requests, and then waits on others, which costs no CPU.
 *
 * The clock moves in `#runUntil` and nowhere else: the next event is the earliest end of a CPU phase on any machine or
 * the earliest end of a wait on others.
 */
export class Fleet implements Station {
  readonly #settings: AwsEc2Settings;
  readonly #workload: Workload;
  readonly #run: StationRun;
  readonly #recorder: WindowRecorder;
  readonly #balancer: Balancer;
  readonly #processors: ProcessorSharing[];
  /** When the next CPU phase ends on each machine. */
  readonly #cpuEnds: MinTree;
  /** When each wait on others ends, with the request's number. */
  readonly #ioEnds = new TimeHeap();
  readonly #requests = new RequestStore();
  readonly #inService: Int32Array;
  readonly #queues: RingQueue[];
  /** All machines share the first queue. */
  readonly #sharesQueue: boolean;
  readonly #queueRoom: number;
  readonly #addedLatency: AddedLatency;
  #added = new Float64Array(0);
  #busy = 0;
  #busyTime = 0;
  #busySince = 0;
  /** CPU work and waiting that the window's arrivals brought, microseconds. */
  #cpuDemand = 0;
  #ioDemand = 0;

  constructor(settings: AwsEc2Settings, workload: Workload, run: StationRun) {
    const { instances, balancing, queue } = settings;
    this.#settings = settings;
    this.#workload = workload;
    this.#run = run;
    this.#recorder = new WindowRecorder(run);
    this.#balancer = balancingPolicies[balancing](instances, run.random("balancing"));
    this.#processors = Array.from({ length: instances }, () => new ProcessorSharing(settings));
    this.#cpuEnds = new MinTree(instances, Number.POSITIVE_INFINITY);
    this.#inService = new Int32Array(instances);
    this.#sharesQueue = balancing === "shared-queue";
    this.#queues = Array.from({ length: this.#sharesQueue ? 1 : instances }, () => new RingQueue());
    this.#queueRoom = this.#sharesQueue ? queue * instances : queue;
    this.#addedLatency = new AddedLatency(settings.addedLatency, run);
  }

  offer(block: RequestBlock): void {
    const { time, cpu, io, count } = block;
    if (this.#added.length < time.length) this.#added = new Float64Array(time.length);
    this.#addedLatency.fill(this.#added, count);
    const parallelShare = this.#workload.work.parallel;
    const requests = this.#requests;
    for (let i = 0; i < count; i++) {
      const now = time[i]!;
      this.#runUntil(now);
      this.#recorder.offered++;
      this.#cpuDemand += cpu[i]!;
      this.#ioDemand += io[i]!;
      const machine = this.#balancer.choose();
      const hasSlot = this.#inService[machine]! < this.#settings.slots;
      const queue = this.#queues[this.#sharesQueue ? 0 : machine]!;
      if (!hasSlot && queue.size >= this.#queueRoom) {
        this.#recorder.rejected++;
        continue;
      }
      const request = requests.take();
      requests.arrival[request] = now;
      requests.serial[request] = cpu[i]! * (1 - parallelShare);
      requests.parallel[request] = cpu[i]! * parallelShare;
      requests.io[request] = nearestWhole(io[i]!);
      requests.added[request] = this.#added[i]!;
      if (hasSlot) {
        this.#start(request, machine, now);
        continue;
      }
      queue.push(request);
      this.#tellBalancer(machine);
    }
  }

  finish(): Observation {
    this.#runUntil(Number.MAX_SAFE_INTEGER);
    const { windowStart, windowEnd } = this.#run;
    const { instances, vcpus } = this.#settings;
    const window = windowEnd - windowStart;
    const record = this.#recorder.finish();
    const served = record.completed;
    return {
      ...record,
      throttledBy: { account: 0, reserved: 0, scaleRate: 0, requestRate: 0, frontDoor: 0 },
      concurrencyTime: record.integrals.concurrencyTime,
      instanceTime: instances * window,
      usedTime: record.integrals.usedTime,
      availableTime: instances * vcpus * window,
      offeredLoad: this.#offeredLoad(window),
      provisioned: null,
      usage: {
        ...fleetUsage(this.#settings, { window, month: this.#run.month }),
        ...edgeUsage(this.#settings, this.#workload, {
          offered: record.offered,
          completed: record.completed,
          served,
          window,
          targets: "machines",
          instances: this.#settings.publicIpv4 ? instances : 0,
        }),
      },
    };
  }

  /** Handles everything that happens up to and including `now`, in order of time. */
  #runUntil(now: number): void {
    for (;;) {
      const cpuEnd = this.#cpuEnds.value();
      const ioEnd = this.#ioEnds.top();
      const event = cpuEnd <= ioEnd ? cpuEnd : ioEnd;
      const edge = this.#recorder.nextEdge;
      if (edge <= now && edge <= event && (edge < event || edge !== this.#run.windowStart)) {
        this.#crossEdge(edge); // what ends as the window begins is not in it; what ends as a period ends is not in that
        continue;
      }
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

  #start(request: number, machine: number, now: number): void {
    const requests = this.#requests;
    const recorder = this.#recorder;
    requests.machine[request] = machine;
    requests.start[request] = now;
    this.#inService[machine]!++;
    this.#countBusy(now, 1);
    if (this.#busy > recorder.peakConcurrency) recorder.peakConcurrency = this.#busy;
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
    const arrival = requests.arrival[request]!;
    this.#inService[machine]!--;
    this.#countBusy(now, -1);
    if (arrival >= this.#run.windowStart) {
      const recorder = this.#recorder;
      recorder.completed++;
      recorder.recordLatency(now - arrival + requests.added[request]!);
      const wait = requests.start[request]! - arrival;
      if (wait > 0) recorder.recordWait(wait);
    }
    requests.give(request);
    const queue = this.#queues[this.#sharesQueue ? 0 : machine]!;
    if (queue.size > 0) this.#start(queue.shift(), machine, now);
    else this.#tellBalancer(machine);
  }

  #tellBalancer(machine: number): void {
    const waiting = this.#sharesQueue ? 0 : this.#queues[machine]!.size;
    this.#balancer.update(machine, this.#inService[machine]! + waiting);
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
    if (now === this.#run.windowStart) {
      this.#cpuDemand = 0;
      this.#ioDemand = 0;
    }
    const instances = this.#settings.instances;
    this.#recorder.cross(
      { concurrencyTime: this.#busyTime, instanceTime: instances * now, usedTime, provisionedTime: 0 },
      { busy: this.#busy, instances },
    );
  }

  /** Work brought over work that could be done, by CPU and by slots, whichever is tighter. */
  #offeredLoad(window: number): number {
    const { instances, slots, speed, vcpus } = this.#settings;
    const perCpu = wallPerCpu({ vcpus, speed, parallel: this.#workload.work.parallel, throttle: "linear" });
    const byCpu = this.#cpuDemand / (capacity(vcpus, this.#settings) * speed * instances * window);
    const bySlots = (this.#cpuDemand * perCpu + this.#ioDemand) / (slots * instances * window);
    return Math.max(byCpu, bySlots);
  }
}
