import { bucketOf } from "../../engine/latency-histogram.ts";
import type { Workload } from "../../workloads/workload.ts";
import { AddedLatency } from "../added-latency.ts";
import { type CpuShare, handlerTimes, wallPerCpu } from "../cpu-share.ts";
import { edgeUsage } from "../edge-settings.ts";
import type { RequestBlock } from "../request-block.ts";
import type { Observation, Station, StationRun } from "../station.ts";
import { type Integrals, WindowRecorder } from "../window-recorder.ts";
import { ColdStart } from "./cold-start.ts";
import { functionUsage } from "./function-usage.ts";
import { atLimit, coldStart, type InstanceStore } from "./instance-store.ts";
import { createKeepAlive } from "./keep-alive.ts";
import { routingPolicies } from "./routing.ts";
import { type AwsLambdaSettings, vcpusOf } from "./settings.ts";
import { WarmSet } from "./warm-set.ts";
import { WarmStack } from "./warm-stack.ts";

/**
 * One function on AWS Lambda: one request per execution environment, no queue, a new environment where none is free,
 * refusal at the concurrency limit.
 *
 * Because nothing queues, everything about a request is known when it arrives; only the end of its service has to be
 * remembered. Billed time is rounded up to whole milliseconds, initialisation included.
 */
export class FunctionPool implements Station {
  readonly #settings: AwsLambdaSettings;
  readonly #workload: Workload;
  readonly #run: StationRun;
  readonly #recorder: WindowRecorder;
  readonly #store: InstanceStore;
  /** The same store where it has provisioned instances; null otherwise. */
  readonly #provisioned: WarmSet | null;
  readonly #cpu: CpuShare;
  readonly #coldStart: ColdStart;
  readonly #addedLatency: AddedLatency;
  #handlers = new Float64Array(0);
  #added = new Float64Array(0);
  /** Time for which instances were held, and of that the part before they were initialised. */
  #heldTime = 0;
  #initialisingTime = 0;
  /** When instances that are initialising will be ready. */
  #readyTimes: number[] = [];
  #billedMilliseconds = 0;
  #provisionedMilliseconds = 0;
  #pruneReadyTimesAt = 1024;
  #heldAtWindowStart = 0;

  constructor(settings: AwsLambdaSettings, workload: Workload, run: StationRun) {
    this.#settings = settings;
    this.#workload = workload;
    this.#run = run;
    this.#recorder = new WindowRecorder(run);
    this.#cpu = {
      vcpus: vcpusOf(settings.memory),
      speed: settings.speed,
      parallel: workload.work.parallel,
      throttle: settings.throttle,
    };
    this.#store = createStore(settings, run);
    this.#provisioned = this.#store instanceof WarmSet && settings.provisionedConcurrency > 0 ? this.#store : null;
    this.#coldStart = new ColdStart(settings, workload, { run, wallPerCpu: wallPerCpu(this.#cpu) });
    this.#addedLatency = new AddedLatency(settings.addedLatency, run);
  }

  offer(block: RequestBlock): void {
    const { time, count } = block;
    if (this.#handlers.length < time.length) {
      this.#handlers = new Float64Array(time.length);
      this.#added = new Float64Array(time.length);
    }
    handlerTimes(block, this.#cpu, this.#handlers);
    this.#addedLatency.fill(this.#added, count);
    for (let from = 0; from < count; ) {
      while (time[from]! >= this.#recorder.nextEdge) this.#crossEdge();
      const to = firstAtOrAfter(this.#recorder.nextEdge, block, from);
      this.#serve(time, from, to);
      from = to;
    }
  }

  /**
   * The hot loop: requests `from` up to `to`, between which no edge lies. It may be longer than other functions: it
   * reads from top to bottom, once per request, and keeps its sums in local variables until it is through.
   */
  #serve(time: Float64Array, from: number, to: number): void {
    const handlers = this.#handlers;
    const added = this.#added;
    const recorder = this.#recorder;
    const latencies = recorder.recent.counts;
    const store = this.#store;
    const timeout = this.#settings.timeout;
    const provisioned = this.#provisioned;
    let latencySum = 0;
    let latencyMax = recorder.latencyMax;
    let heldTime = 0;
    let milliseconds = 0;
    let peak = recorder.peakConcurrency;
    let warm = 0;
    let timedOut = 0;
    for (let i = from; i < to; i++) {
      const now = time[i]!;
      const instance = store.admit(now);
      if (instance < 0) {
        if (instance === atLimit) recorder.throttled++;
        else this.#serveCold(now, handlers[i]!, added[i]!);
        continue;
      }
      warm++;
      let handler = handlers[i]!;
      if (handler > timeout) {
        handler = timeout;
        timedOut++;
      }
      store.occupy(instance, now, now + handler);
      if (store.busy > peak) peak = store.busy;
      if (provisioned === null) milliseconds += Math.ceil(handler / 1000);
      else this.#billProvisioned(instance, handler);
      heldTime += handler;
      const latency = handler + added[i]!;
      latencies[bucketOf(latency)]!++;
      latencySum += latency;
      if (latency > latencyMax) latencyMax = latency;
    }
    recorder.offered += to - from;
    recorder.completed += warm - timedOut;
    recorder.timedOut += timedOut;
    recorder.latencySum += latencySum;
    if (latencyMax > recorder.latencyMax) recorder.latencyMax = latencyMax;
    if (peak > recorder.peakConcurrency) recorder.peakConcurrency = peak;
    this.#heldTime += heldTime;
    this.#billedMilliseconds += milliseconds;
  }

  finish(): Observation {
    while (this.#recorder.nextEdge !== Number.POSITIVE_INFINITY) this.#crossEdge();
    const { windowStart, windowEnd } = this.#run;
    const record = this.#recorder.finish();
    const window = windowEnd - windowStart;
    const { concurrencyTime, instanceTime, usedTime, provisionedTime } = record.integrals;
    const served = record.completed + record.timedOut + record.failed;
    const { provisionedConcurrency, concurrencyLimit } = this.#settings;
    const heldPerRequest = served === 0 ? 0 : (this.#heldTime - this.#heldAtWindowStart) / served;
    return {
      ...record,
      throttledBy: { account: record.throttled, reserved: 0, scaleRate: 0, requestRate: 0, frontDoor: 0 },
      concurrencyTime,
      instanceTime,
      usedTime,
      availableTime: instanceTime,
      offeredLoad: (record.offered * heldPerRequest) / (concurrencyLimit * window),
      provisioned:
        provisionedConcurrency === 0
          ? null
          : {
              spilled: this.#recorder.spilled,
              usedTime: provisionedTime,
              availableTime: provisionedConcurrency * window,
            },
      usage: {
        ...functionUsage(this.#settings, {
          served,
          billedMilliseconds: this.#billedMilliseconds,
          provisionedMilliseconds: this.#provisionedMilliseconds,
          window,
        }),
        ...edgeUsage(this.#settings, this.#workload, {
          offered: record.offered,
          completed: record.completed,
          served,
          window,
          targets: "functions",
          instances: 0,
        }),
      },
    };
  }

  #serveCold(now: number, warmHandler: number, added: number): void {
    const recorder = this.#recorder;
    const start = this.#coldStart.sample(warmHandler);
    recorder.coldStarts++;
    if (this.#provisioned !== null) recorder.spilled++;
    if (start.timedOut) recorder.timedOut++;
    else recorder.completed++;
    this.#billedMilliseconds += Math.ceil((start.billedInit + start.handler) / 1000);
    const held = start.wait + start.handler;
    this.#heldTime += held;
    this.#initialisingTime += start.wait;
    if (start.wait > 0) this.#rememberReadyTime(now, now + start.wait);
    this.#store.occupy(coldStart, now, now + held);
    if (this.#store.busy > recorder.peakConcurrency) recorder.peakConcurrency = this.#store.busy;
    const instances = this.#instances();
    if (instances > recorder.peakInstances) recorder.peakInstances = instances;
    recorder.recordLatency(held + added);
    recorder.recordColdLatency(held + added);
    recorder.recordWait(start.wait);
  }

  #rememberReadyTime(now: number, ready: number): void {
    if (this.#readyTimes.length >= this.#pruneReadyTimesAt) {
      this.#readyTimes = this.#readyTimes.filter((time) => time > now);
      this.#pruneReadyTimesAt = Math.max(1024, 2 * this.#readyTimes.length);
    }
    this.#readyTimes.push(ready);
  }

  #billProvisioned(instance: number, handler: number): void {
    const milliseconds = Math.ceil(handler / 1000);
    if (this.#provisioned!.isProvisioned(instance)) {
      this.#provisionedMilliseconds += milliseconds;
    } else {
      this.#billedMilliseconds += milliseconds;
      this.#recorder.spilled++;
    }
  }

  /** Environments in being: busy, idle, and provisioned ones that wait. */
  #instances(): number {
    const waitingProvisioned =
      this.#provisioned === null ? 0 : this.#settings.provisionedConcurrency - this.#provisioned.busyProvisioned;
    return this.#store.busy + this.#store.idle + waitingProvisioned;
  }

  #crossEdge(): void {
    const now = this.#recorder.nextEdge;
    this.#store.advance(now);
    if (now === this.#run.windowStart) {
      this.#heldAtWindowStart = this.#heldTime;
      this.#billedMilliseconds = 0;
      this.#provisionedMilliseconds = 0;
    }
    this.#recorder.cross(this.#integrals(now), { busy: this.#store.busy, instances: this.#instances() });
  }

  #integrals(now: number): Integrals {
    this.#readyTimes = this.#readyTimes.filter((ready) => ready > now);
    const stillInitialising = this.#readyTimes.reduce((sum, ready) => sum + (ready - now), 0);
    const concurrencyTime = this.#heldTime - this.#store.remaining(now);
    const usedTime = concurrencyTime - (this.#initialisingTime - stillInitialising);
    const provisionedTime = this.#provisioned?.provisionedTime(now) ?? 0;
    const idleProvisioned = this.#settings.provisionedConcurrency * now - provisionedTime;
    const instanceTime = usedTime + this.#store.idleTime(now) + (this.#provisioned === null ? 0 : idleProvisioned);
    return { concurrencyTime, instanceTime, usedTime, provisionedTime };
  }
}

/** The index of the block's first request at or after `edge`, from `from` on; its count where there is none. */
function firstAtOrAfter(edge: number, { time, count }: RequestBlock, from: number): number {
  if (time[count - 1]! < edge) return count;
  let index = from;
  while (time[index]! < edge) index++;
  return index;
}

/** The fastest store that does what the settings ask for. */
function createStore(settings: AwsLambdaSettings, run: StationRun): InstanceStore {
  const { keepAlive, recycleAfter, routing, provisionedConcurrency, concurrencyLimit } = settings;
  const isPlain = routing === "most-recently-used" && recycleAfter === null && provisionedConcurrency === 0;
  if (isPlain && keepAlive.kind === "constant") return new WarmStack(keepAlive.value, concurrencyLimit);
  return new WarmSet({
    idle: routingPolicies[routing](run.random("routing")),
    keepAlive: createKeepAlive(keepAlive, run.samples),
    keepAliveRandom: run.random("keepAlive"),
    recycleAfter: recycleAfter ?? Number.POSITIVE_INFINITY,
    limit: concurrencyLimit,
    provisioned: provisionedConcurrency,
  });
}
