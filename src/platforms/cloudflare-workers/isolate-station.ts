import { DepartureHeap } from "../../engine/departure-heap.ts";
import { bucketOf } from "../../engine/latency-histogram.ts";
import { nearestWhole } from "../../engine/nearest-whole.ts";
import type { OneFunction } from "../../workloads/workload.ts";
import { AddedLatency } from "../added-latency.ts";
import { edgeUsage } from "../edge-usage.ts";
import { createFailures, type Failures } from "../failures.ts";
import { firstAtOrAfter } from "../first-at-or-after.ts";
import type { RequestBlock } from "../request-block.ts";
import { createRetries, type Retries } from "../retries.ts";
import type { AdvancingStation, Observation, StationRun } from "../station.ts";
import { WindowRecorder } from "../window-recorder.ts";
import { ColdIsolates } from "./cold-isolates.ts";
import { HeldRequests } from "./held-requests.ts";
import type { IsolateAccount } from "./isolate-account.ts";
import { fails, isCold, isCut, RequestColumns } from "./request-columns.ts";
import { createRequestQuota, quotaLoad, type RequestQuota } from "./request-quota.ts";
import type { CloudflareWorkersSettings } from "./settings.ts";
import { feeUsage, requestUsage } from "./worker-usage.ts";

/**
 * One Worker: isolates that serve any number of requests at once, without a queue and without a limit on concurrency. A
 * request waits for nobody, so everything about it is known when it arrives; the ends of service are remembered for the
 * number in service alone. Which isolate serves is nobody's question: each request in service counts as an instance.
 */
export class IsolateStation implements AdvancingStation {
  readonly #settings: CloudflareWorkersSettings;
  readonly #workload: OneFunction;
  readonly #run: StationRun;
  readonly #recorder: WindowRecorder;
  /** The account, where several Workers share it; requests then come one by one, from `IsolateGroup`. */
  readonly #account: IsolateAccount | null;
  readonly #quota: RequestQuota | null;
  readonly #cold: ColdIsolates;
  readonly #addedLatency: AddedLatency;
  readonly #failures: Failures | null;
  readonly #retries: Retries | null;
  /** The block last prepared. */
  readonly #block = new RequestColumns();
  readonly #held = new HeldRequests();
  readonly #departures = new DepartureHeap();
  #busy = 0;
  /** Time in service of everything that was let in. */
  #heldTime = 0;
  #heldAtWindowStart = 0;
  /** Part of `#heldTime` since the window began by requests that arrived before it. */
  #heldByEarlier = 0;
  /** Billed, whole microseconds: sums are exact however the requests are cut into blocks. */
  #cpuTime = 0;

  constructor(
    settings: CloudflareWorkersSettings,
    workload: OneFunction,
    run: StationRun,
    account: IsolateAccount | null = null,
  ) {
    this.#settings = settings;
    this.#workload = workload;
    this.#run = run;
    this.#account = account;
    this.#recorder = run.total?.part() ?? new WindowRecorder(run);
    this.#quota = account === null ? createRequestQuota(settings, run) : account.quota;
    this.#cold = new ColdIsolates(settings, workload, run);
    this.#addedLatency = new AddedLatency(settings.addedLatency, run);
    this.#failures = createFailures(workload.failures, run);
    this.#retries = createRetries(settings.retry, run);
  }

  offer(block: RequestBlock): void {
    const { time, count } = block;
    this.prepare(block);
    for (let from = 0; from < count; ) {
      this.advance(time[from]!);
      const to = firstAtOrAfter(this.#recorder.nextEdge, block, from);
      if (this.#quota === null) this.#serve(from, to);
      else this.#offerEach(time, from, to);
      from = to;
    }
  }

  /** Works out what the requests of a block bring, of which none is offered yet. */
  prepare(block: RequestBlock): void {
    const { time, cpu, io, count } = block;
    const { speed, cpuLimit } = this.#settings;
    const columns = this.#block;
    columns.ensure(count);
    this.#addedLatency.fill(columns.added, count);
    this.#failures?.fill(block);
    this.#cold.fill(count);
    for (let i = 0; i < count; i++) {
      const needed = nearestWhole(cpu[i]! / speed);
      const isOver = needed > cpuLimit;
      const cold = this.#cold.isCold(i);
      columns.arrival[i] = time[i]!;
      columns.cpu[i] = isOver ? cpuLimit : needed;
      columns.handler[i] = isOver ? cpuLimit : needed + nearestWhole(io[i]!);
      columns.wait[i] = cold ? this.#cold.start() : 0;
      columns.marks[i] = (cold ? isCold : 0) | (isOver ? isCut : 0) | (this.#failures?.at(i) ? fails : 0);
    }
  }

  /**
   * The hot loop: requests `from` up to `to`, between which no edge lies, and of which none can be refused. It may be
   * longer than other functions: it reads from top to bottom, once per request.
   */
  #serve(from: number, to: number): void {
    const { arrival, cpu, wait, handler, added, marks } = this.#block;
    const recorder = this.#recorder;
    const latencies = recorder.recent.counts;
    const departures = this.#departures;
    let { latencyMax, latencyMin, peakConcurrency } = recorder;
    let busy = this.#busy;
    let latencySum = 0;
    let heldTime = 0;
    let cpuTime = 0;
    let plain = 0;
    for (let i = from; i < to; i++) {
      const now = arrival[i]!;
      while (departures.top() <= now) {
        departures.pop();
        busy--;
      }
      const time = wait[i]! + handler[i]!;
      departures.push(now + time);
      if (++busy > peakConcurrency) peakConcurrency = busy;
      heldTime += time;
      cpuTime += cpu[i]!;
      if (marks[i] !== 0) {
        this.#countOutcome(this.#block, i, now);
        continue;
      }
      plain++;
      const latency = time + added[i]!;
      latencies[bucketOf(latency)]!++;
      latencySum += latency;
      if (latency > latencyMax) latencyMax = latency;
      if (latency < latencyMin) latencyMin = latency;
    }
    this.#busy = busy;
    this.#heldTime += heldTime;
    this.#cpuTime += cpuTime;
    recorder.offered += to - from;
    recorder.completed += plain;
    recorder.latencySum += latencySum;
    recorder.latencyMax = Math.max(recorder.latencyMax, latencyMax);
    recorder.latencyMin = Math.min(recorder.latencyMin, latencyMin);
    recorder.peakConcurrency = recorder.peakInstances = peakConcurrency;
  }

  #offerEach(time: Float64Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      this.advance(time[i]!);
      this.offerOne(i, time[i]!);
    }
  }

  /** Offers the `index`-th request of the block last prepared. */
  offerOne(index: number, now: number): void {
    this.#recorder.offered++;
    if (this.#quota?.admits(now) ?? true) {
      this.#serveOne(this.#block, index, now);
      return;
    }
    if (this.#retries === null) {
      this.#recorder.throttle("requestRate");
      return;
    }
    const held = this.#held.take(this.#block, index);
    this.#retries.begin(held);
    this.#refuse(held, now);
  }

  /** When the next refused request comes again; Infinity where none does. */
  get nextRetry(): number {
    return this.#retries === null ? Number.POSITIVE_INFINITY : this.#retries.top();
  }

  /** Offers again the request that is due at `nextRetry`. */
  retry(): void {
    const now = this.nextRetry;
    const held = this.#retries!.pop();
    if (this.#quota?.admits(now) ?? true) {
      this.#serveOne(this.#held.columns, held, now);
      this.#held.give(held);
    } else this.#refuse(held, now);
  }

  #refuse(held: number, now: number): void {
    const counts = this.#counts(this.#held.columns.arrival[held]!, now);
    if (this.#retries!.again(held, now)) {
      if (counts) this.#recorder.retried++;
      return;
    }
    if (counts) this.#recorder.throttle("requestRate");
    this.#held.give(held);
  }

  #serveOne(columns: RequestColumns, index: number, now: number): void {
    const time = columns.wait[index]! + columns.handler[index]!;
    const recorder = this.#recorder;
    this.#release(now);
    this.#departures.push(now + time);
    this.#account?.enter(now + time);
    this.#heldTime += time;
    if (++this.#busy > recorder.peakConcurrency && now < this.#run.windowEnd) {
      recorder.peakConcurrency = recorder.peakInstances = this.#busy;
    }
    if (this.#counts(columns.arrival[index]!, now)) {
      this.#cpuTime += columns.cpu[index]!;
      this.#countOutcome(columns, index, now);
    } else this.#heldByEarlier += time;
  }

  /** Counts a request that is served from `now` on; latency runs from its first offer. */
  #countOutcome(columns: RequestColumns, index: number, now: number): void {
    const recorder = this.#recorder;
    const marks = columns.marks[index]!;
    const waited = now - columns.arrival[index]! + columns.wait[index]!;
    if (waited > 0) recorder.recordWait(waited);
    if ((marks & isCold) !== 0) recorder.coldStarts++;
    if ((marks & isCut) !== 0) recorder.timedOut++;
    else if ((marks & fails) !== 0) {
      recorder.failed++;
      return;
    } else recorder.completed++;
    const latency = waited + columns.handler[index]! + columns.added[index]!;
    recorder.recordLatency(latency);
    if ((marks & isCold) !== 0) recorder.recordColdLatency(latency);
  }

  /** False for a request that arrived before the window and comes again in it: it belongs to the warm-up. */
  #counts(arrival: number, now: number): boolean {
    const { windowStart } = this.#run;
    return arrival >= windowStart || now < windowStart;
  }

  #release(now: number): void {
    while (this.#departures.top() <= now) {
      this.#departures.pop();
      this.#busy--;
    }
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

  /** Passes the next edge of the window. */
  crossEdge(): void {
    const now = this.#recorder.nextEdge;
    const { windowStart, windowEnd } = this.#run;
    this.#release(now);
    this.#quota?.mark(now);
    if (now === windowStart) {
      this.#heldAtWindowStart = this.#heldTime;
      this.#heldByEarlier = this.#cpuTime = 0;
      this.#quota?.openPeaks(now);
    }
    if (now === windowEnd) this.#quota?.closePeaks();
    const inService = this.#heldTime - this.#departures.remaining(now);
    this.#recorder.cross(
      { concurrencyTime: inService, instanceTime: inService, usedTime: inService, provisionedTime: 0, queueTime: 0 },
      { busy: this.#busy, instances: this.#busy, queue: 0 },
    );
  }

  finish(): Observation {
    this.advance(Number.MAX_SAFE_INTEGER);
    const { windowStart, windowEnd, month } = this.#run;
    const settings = this.#settings;
    const record = this.#recorder.finish();
    const window = windowEnd - windowStart;
    const { concurrencyTime, instanceTime, usedTime } = record.integrals;
    const { offered, completed, timedOut, failed, retried } = record;
    const served = completed + timedOut + failed;
    const consumption = { offered: offered + retried, completed, served, window, addresses: 0, running: 0 };
    return {
      ...record,
      peakRequestRate: 0,
      ...this.#quota?.peaks,
      peakScaleOut: 0,
      peakFrontDoorRate: 0,
      peakVcpus: 0,
      concurrencyTime,
      serviceTime: this.#heldTime - this.#heldAtWindowStart - this.#heldByEarlier,
      instanceTime,
      usedTime,
      availableTime: instanceTime,
      offeredLoad: quotaLoad(settings, offered, window),
      provisioned: null,
      usage: {
        ...requestUsage(served, this.#cpuTime),
        ...(this.#account === null ? feeUsage(settings, window, month) : {}),
        ...edgeUsage(settings, this.#workload, consumption),
      },
    };
  }
}
