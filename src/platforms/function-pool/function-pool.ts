import { bucketOf } from "../../engine/latency-histogram.ts";
import { tokenUnits } from "../../engine/token-bucket.ts";
import { AddedLatency } from "../added-latency.ts";
import { frontDoorTimeout } from "../edge-settings.ts";
import { edgeUsage } from "../edge-usage.ts";
import { createFailures, type Failures } from "../failures.ts";
import { firstAtOrAfter } from "../first-at-or-after.ts";
import type { RequestBlock } from "../request-block.ts";
import { createRetries, type Retries } from "../retries.ts";
import type { AdvancingStation, Observation, StationRun, ThrottleCause } from "../station.ts";
import { type Integrals, WindowRecorder } from "../window-recorder.ts";
import { BilledTime } from "./billed-time.ts";
import { CallStore } from "./call-store.ts";
import { ColdStart } from "./cold-start.ts";
import { createInstanceStore } from "./create-instance-store.ts";
import type { FunctionContext } from "./function-context.ts";
import type { FunctionPoolSettings } from "./function-pool-settings.ts";
import { functionUsage } from "./function-usage.ts";
import { HandlerLaw } from "./handler-law.ts";
import { atLimit, atScaleRate, coldStart, type InstanceStore } from "./instance-store.ts";
import { Outcomes } from "./outcomes.ts";
import { RateLimits } from "./rate-limits.ts";
import { ReadyTimes } from "./ready-times.ts";
import type { AccountShare } from "./shared-account.ts";
import { WarmCall } from "./warm-call.ts";
import { WarmSet } from "./warm-set.ts";

/**
 * One function: one request per instance, no queue, a new instance where none is free, refusal where a limit says so.
 * Before the function's own limits (requests per second, concurrency, new instances per second) come those of its front
 * door.
 *
 * Because nothing queues, everything about a request is known when it arrives; only the end of its service has to be
 * remembered. Billed time is rounded up to whole steps, initialisation included.
 */
export class FunctionPool implements AdvancingStation {
  readonly #settings: FunctionPoolSettings;
  readonly #context: FunctionContext;
  readonly #run: StationRun;
  readonly #recorder: WindowRecorder;
  readonly #store: InstanceStore;
  /** The same store where it has provisioned instances; null otherwise. */
  readonly #provisioned: WarmSet | null;
  readonly #handlerLaw: HandlerLaw;
  readonly #coldStart: ColdStart;
  readonly #warmCall: WarmCall;
  readonly #addedLatency: AddedLatency;
  readonly #limits: RateLimits;
  /** The account, where several functions share it; requests then come one by one, from `FunctionGroup`. */
  readonly #account: AccountShare | null;
  readonly #outcomes: Outcomes;
  readonly billed: BilledTime;
  readonly #retries: Retries | null;
  readonly #failures: Failures | null;
  /** True where requests can be served by the hot loop: nobody tries again, nothing fails, no other timeout cuts. */
  readonly #isPlain: boolean;
  readonly #calls = new CallStore();
  #handlers = new Float64Array(0);
  #added = new Float64Array(0);
  /** Time for which instances were held, and of that the part before they were initialised. */
  #heldTime = 0;
  #initialisingTime = 0;
  readonly #readyTimes = new ReadyTimes();
  #heldAtWindowStart = 0;
  /** Part of `#heldTime` since the window began by requests that arrived before it. */
  #heldByEarlier = 0;

  constructor(settings: FunctionPoolSettings, context: FunctionContext) {
    const { workload, run, meters, account = null } = context;
    this.#settings = settings;
    this.#context = context;
    this.#run = run;
    this.#account = account;
    this.#recorder = run.total?.part() ?? new WindowRecorder(run);
    this.#handlerLaw = new HandlerLaw(settings, workload);
    const doorTimeout = frontDoorTimeout(settings);
    this.#limits = new RateLimits(settings, account);
    this.#outcomes = new Outcomes(this.#recorder, this.#calls, doorTimeout);
    this.#retries = createRetries(settings.retry, run);
    this.#failures = createFailures(workload.failures, run);
    this.#isPlain = this.#retries === null && this.#failures === null && settings.timeout <= doorTimeout;
    this.#store = createInstanceStore(settings, run, this.#limits.scaleOut);
    this.#provisioned = this.#store instanceof WarmSet && settings.provisionedConcurrency > 0 ? this.#store : null;
    this.billed = new BilledTime({
      step: settings.billingStep,
      recorder: this.#recorder,
      instances: this.#provisioned,
      hoursFrom: meters.commitment === null ? null : run.windowStart,
    });
    this.#coldStart = new ColdStart(settings, workload, { run, wallPerCpu: this.#handlerLaw.wallPerCpu });
    this.#warmCall = new WarmCall(settings.timeout);
    this.#addedLatency = new AddedLatency(settings.addedLatency, run);
  }

  offer(block: RequestBlock): void {
    const { time, count } = block;
    this.prepare(block);
    for (let from = 0; from < count; ) {
      this.advance(time[from]!);
      const to = firstAtOrAfter(this.#recorder.nextEdge, block, from);
      if (this.#isPlain && this.#limits.passFrontDoor(time, from, to)) this.#serve(time, from, to);
      else this.#offerEach(time, from, to);
      from = to;
    }
  }

  /** Works out what the requests of a block bring, of which none is offered yet. */
  prepare(block: RequestBlock): void {
    const { time, count } = block;
    if (this.#handlers.length < time.length) {
      this.#handlers = new Float64Array(time.length);
      this.#added = new Float64Array(time.length);
    }
    this.#handlerLaw.fill(block, this.#handlers);
    this.#addedLatency.fill(this.#added, count);
    this.#failures?.fill(block);
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
    const { timeout, billingStep } = this.#settings;
    const provisioned = this.#provisioned;
    const { requestRate } = this.#limits;
    const { perSecond, room } = requestRate;
    let { drawn, at, mostDrawn } = requestRate;
    let latencySum = 0;
    let latencyMax = recorder.latencyMax;
    let latencyMin = recorder.latencyMin;
    let heldTime = 0;
    let billedSteps = 0;
    let peak = recorder.peakConcurrency;
    let warm = 0;
    let timedOut = 0;
    let byRequestRate = 0;
    let byLimit = 0;
    let byScaleRate = 0;
    for (let i = from; i < to; i++) {
      const now = time[i]!;
      drawn -= (now - at) * perSecond; // TokenBucket.take, written out
      at = now;
      if (drawn < 0) drawn = 0;
      if (drawn > room) {
        byRequestRate++;
        continue;
      }
      drawn += tokenUnits;
      if (drawn > mostDrawn) mostDrawn = drawn;
      const instance = store.admit(now);
      if (instance < 0) {
        if (instance === atLimit) byLimit++;
        else if (instance === coldStart) this.#serveOn(coldStart, this.#remember(i, now), now);
        else byScaleRate++;
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
      if (provisioned === null) billedSteps += Math.ceil(handler / billingStep);
      else this.billed.billWarm(instance, handler);
      heldTime += handler;
      const latency = handler + added[i]!;
      latencies[bucketOf(latency)]!++;
      latencySum += latency;
      if (latency > latencyMax) latencyMax = latency;
      if (latency < latencyMin) latencyMin = latency;
    }
    requestRate.drawn = drawn;
    requestRate.at = at;
    requestRate.mostDrawn = mostDrawn;
    requestRate.taken += to - from - byRequestRate;
    recorder.throttle("requestRate", byRequestRate);
    recorder.throttle(this.#settings.limitCause, byLimit);
    recorder.throttle("scaleRate", byScaleRate);
    recorder.offered += to - from;
    recorder.completed += warm - timedOut;
    recorder.timedOut += timedOut;
    recorder.latencySum += latencySum;
    if (latencyMax > recorder.latencyMax) recorder.latencyMax = latencyMax;
    if (latencyMin < recorder.latencyMin) recorder.latencyMin = latencyMin;
    if (peak > recorder.peakConcurrency) recorder.peakConcurrency = peak;
    this.#heldTime += heldTime;
    this.billed.onDemand += billedSteps;
  }

  finish(): Observation {
    this.advance(Number.MAX_SAFE_INTEGER);
    const { windowStart, windowEnd } = this.#run;
    const record = this.#recorder.finish();
    const window = windowEnd - windowStart;
    const { concurrencyTime, instanceTime, usedTime, provisionedTime } = record.integrals;
    const served = record.completed + record.timedOut + record.failed;
    const { provisionedConcurrency, concurrencyLimit } = this.#settings;
    const serviceTime = this.#heldTime - this.#heldAtWindowStart - this.#heldByEarlier;
    const heldPerRequest = served === 0 ? 0 : serviceTime / served;
    return {
      ...record,
      ...this.#limits.peaks,
      peakVcpus: 0,
      concurrencyTime,
      serviceTime,
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
        ...functionUsage(this.#context, { ...record, served }, this.billed),
        ...edgeUsage(this.#settings, this.#context.workload, {
          offered: record.offered + record.retried,
          completed: record.completed,
          served,
          window,
          addresses: 0,
          running: instanceTime / window,
        }),
      },
    };
  }

  /** Requests `from` up to `to` one by one: those that are refused may come again in between. */
  #offerEach(time: Float64Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const now = time[i]!;
      this.advance(now);
      this.offerOne(i, now);
    }
  }

  /** Offers the `index`-th request of the block last prepared. */
  offerOne(index: number, now: number): void {
    this.#recorder.offered++;
    const call = this.#remember(index, now);
    if (this.#failures?.at(index)) this.#calls.fails[call] = 1;
    this.#retries?.begin(call);
    this.#attempt(call, now);
  }

  /** Brings the clock to `now`: passes edges and offers again what is due, a retry after an edge of the same instant. */
  advance(now: number): void {
    for (;;) {
      const edge = this.#recorder.nextEdge;
      const retry = this.nextRetry;
      if (edge > now && retry > now) return;
      if (edge <= retry) this.crossEdge();
      else this.retry();
    }
  }

  /** When the next refused request comes again; Infinity where none does. */
  get nextRetry(): number {
    return this.#retries === null ? Number.POSITIVE_INFINITY : this.#retries.top();
  }

  /** Offers again the request that is due at `nextRetry`. */
  retry(): void {
    const now = this.nextRetry;
    this.#attempt(this.#retries!.pop(), now);
  }

  /** Gives the `index`-th request of the block a number. */
  #remember(index: number, now: number): number {
    const calls = this.#calls;
    const call = calls.take();
    calls.arrival[call] = now;
    calls.handler[call] = this.#handlers[index]!;
    calls.added[call] = this.#added[index]!;
    return call;
  }

  #attempt(call: number, now: number): void {
    const refusal = this.#limits.refusal(now);
    if (refusal !== null) {
      this.#refuse(call, refusal, now);
      return;
    }
    if (this.#account !== null && !this.#account.admits(now)) {
      this.#refuse(call, "account", now);
      return;
    }
    const instance = this.#store.admit(now);
    if (instance === atLimit) this.#refuse(call, this.#settings.limitCause, now);
    else if (instance === atScaleRate) this.#refuse(call, "scaleRate", now);
    else this.#serveOn(instance, call, now);
  }

  #refuse(call: number, cause: ThrottleCause, now: number): void {
    const counts = this.#counts(call, now);
    if (this.#retries?.again(call, now)) {
      if (counts) this.#recorder.retried++;
      return;
    }
    if (counts) this.#recorder.throttle(cause);
    this.#calls.give(call);
  }

  /** Serves a request on the instance that `admit` gave; its number is free again. */
  #serveOn(instance: number, call: number, now: number): void {
    const warmHandler = this.#calls.handler[call]!;
    const isCold = instance === coldStart;
    const service = isCold ? this.#coldStart.serve(warmHandler) : this.#warmCall.serve(warmHandler);
    const { wait, handler } = service;
    const held = wait + handler;
    this.#store.occupy(instance, now, now + held);
    this.#account?.enter(now + held, isCold);
    this.#heldTime += held;
    this.#initialisingTime += wait;
    if (wait > 0) this.#readyTimes.add(now + wait, now);
    if (now < this.#run.windowEnd) this.#notePeaks(isCold);
    if (this.#counts(call, now)) {
      this.billed.bill(instance, service);
      this.#outcomes.count(call, service, { now, isCold });
    } else this.#heldByEarlier += held;
    this.#calls.give(call);
  }

  /** False for a request that arrived before the window and comes again in it: it belongs to the warm-up. */
  #counts(call: number, now: number): boolean {
    const { windowStart } = this.#run;
    return this.#calls.arrival[call]! >= windowStart || now < windowStart;
  }

  #notePeaks(isNew: boolean): void {
    const recorder = this.#recorder;
    if (this.#store.busy > recorder.peakConcurrency) recorder.peakConcurrency = this.#store.busy;
    if (!isNew) return;
    const instances = this.instances;
    if (instances > recorder.peakInstances) recorder.peakInstances = instances;
  }

  /** Instances in being: busy, idle, and provisioned ones that wait. */
  get instances(): number {
    const waitingProvisioned =
      this.#provisioned === null ? 0 : this.#settings.provisionedConcurrency - this.#provisioned.busyProvisioned;
    return this.#store.busy + this.#store.idle + waitingProvisioned;
  }

  /** Forgets the instances that have ended by `now`. */
  expire(now: number): void {
    this.#store.advance(now);
  }

  /** Passes the next edge of the window. */
  crossEdge(): void {
    const now = this.#recorder.nextEdge;
    this.expire(now);
    this.#limits.mark(now);
    if (now === this.#run.windowStart) this.#openWindow(now);
    if (now === this.#run.windowEnd) this.#limits.closePeaks();
    else this.billed.pass(now);
    this.#recorder.cross(this.#integrals(now), { busy: this.#store.busy, instances: this.instances, queue: 0 });
  }

  #openWindow(now: number): void {
    this.#heldAtWindowStart = this.#heldTime;
    this.#heldByEarlier = 0;
    this.billed.clear();
    this.#limits.openPeaks(now);
  }

  #integrals(now: number): Integrals {
    const concurrencyTime = this.#heldTime - this.#store.remaining(now);
    const usedTime = concurrencyTime - (this.#initialisingTime - this.#readyTimes.remaining(now));
    const provisionedTime = this.#provisioned?.provisionedTime(now) ?? 0;
    const idleProvisioned = this.#settings.provisionedConcurrency * now - provisionedTime;
    const instanceTime = usedTime + this.#store.idleTime(now) + (this.#provisioned === null ? 0 : idleProvisioned);
    return { concurrencyTime, instanceTime, usedTime, provisionedTime, queueTime: 0 };
  }
}
