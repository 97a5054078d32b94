import { bucketOf, LatencyHistogram } from "../engine/latency-histogram.ts";
import { microsecondsPer } from "../units/duration.ts";
import type { LatencyRecord, Observation, SeriesRecord, StationRun } from "./station.ts";

/** Integrals over time since the start of the run, in microseconds, exact at the moment they are handed over. */
export interface Integrals {
  /** Requests in service or initialising. */
  readonly concurrencyTime: number;
  /** Initialised instances, busy or idle. */
  readonly instanceTime: number;
  /** Busy instances (functions) or busy vCPUs (machines). */
  readonly usedTime: number;
  /** Busy provisioned instances. */
  readonly provisionedTime: number;
}

/** Below this many requests an hour or a step has no p99: 20 / (1 - 0.99). */
const fewestForP99 = 2000;
const fewestForSeriesP99 = 100;

/**
 * Collects what one station sees inside the window. The clock is cut at edges: the window's start and end, and where
 * detail is wanted every hour and every step of the series. Between edges a request costs a few additions; everything
 * else happens at an edge.
 *
 * A function's latency is known, and counted, when the request arrives; a machine's when it ends.
 */
export class WindowRecorder {
  /** The next moment at which the station must call `cross`; Infinity once the window is over. */
  nextEdge: number;
  offered = 0;
  completed = 0;
  throttled = 0;
  rejected = 0;
  timedOut = 0;
  failed = 0;
  coldStarts = 0;
  spilled = 0;
  peakConcurrency = 0;
  peakInstances = 0;
  latencySum = 0;
  latencyMax = 0;
  waitSum = 0;
  waitMax = 0;
  coldLatencySum = 0;
  coldLatencyMax = 0;
  /** Latencies since the last edge; the total is kept in `#latency`. */
  readonly recent = new LatencyHistogram();
  readonly #latency = new LatencyHistogram();
  readonly #wait = new LatencyHistogram();
  readonly #coldLatency = new LatencyHistogram();
  readonly #run: StationRun;
  readonly #hour: PeriodP99 | null;
  readonly #step: PeriodP99 | null;
  readonly #series: SeriesRecord;
  #atStart: Integrals = zeroIntegrals;
  #atEnd: Integrals = zeroIntegrals;
  #atStep: Integrals = zeroIntegrals;
  #offeredAtStep = 0;
  #throttledAtStep = 0;
  #throttledAtHour = 0;
  #coldStartsAtStep = 0;
  #steps = 0;
  /** Completed and timed-out requests whose latency has left `recent`. */
  #flushed = 0;
  #worstHour: { start: number; p99: number; throttled: number } | null = null;
  #hourThrottled = 0;

  constructor(run: StationRun) {
    this.#run = run;
    this.nextEdge = run.windowStart;
    const steps = run.detail ? Math.ceil((run.windowEnd - run.windowStart) / run.seriesStep) : 0;
    this.#series = emptySeries(steps);
    this.#hour = run.detail ? new PeriodP99(run.windowStart, microsecondsPer.h) : null;
    this.#step = run.detail ? new PeriodP99(run.windowStart, run.seriesStep) : null;
  }

  /** Counts the latency of a request that completed or timed out. */
  recordLatency(microseconds: number): void {
    this.recent.counts[bucketOf(microseconds)]!++;
    this.latencySum += microseconds;
    if (microseconds > this.latencyMax) this.latencyMax = microseconds;
  }

  /** Counts a wait longer than nothing; requests that did not wait need no call. */
  recordWait(microseconds: number): void {
    this.#wait.record(microseconds);
    this.waitSum += microseconds;
    if (microseconds > this.waitMax) this.waitMax = microseconds;
  }

  recordColdLatency(microseconds: number): void {
    this.#coldLatency.record(microseconds);
    this.coldLatencySum += microseconds;
    if (microseconds > this.coldLatencyMax) this.coldLatencyMax = microseconds;
  }

  /**
   * Passes the edge at `nextEdge`. The station must have brought its state exactly to that moment; `busy` and
   * `instances` are its present numbers, from which the peaks go on.
   */
  cross(integrals: Integrals, present: { readonly busy: number; readonly instances: number }): void {
    const { windowStart, windowEnd } = this.#run;
    const now = this.nextEdge;
    if (now === windowStart) this.#open(integrals, present);
    else this.#closePeriods(now, integrals);
    if (now === windowEnd) {
      this.#atEnd = integrals;
      this.nextEdge = Number.POSITIVE_INFINITY;
      return;
    }
    this.nextEdge = Math.min(windowEnd, this.#hour?.end ?? windowEnd, this.#step?.end ?? windowEnd);
  }

  /** What was seen. `availableTime`, `offeredLoad` and `usage` are the station's own to work out. */
  finish(): WindowRecord {
    this.#flush();
    if (this.#hour !== null) this.#closeHour();
    if (this.#step !== null) this.#series.p99[this.#steps - 1] = this.#step.close(fewestForSeriesP99);
    const served = this.completed + this.timedOut + this.failed;
    this.#wait.recordMany(0, Math.max(0, served - this.#wait.total()));
    return {
      offered: this.offered,
      completed: this.completed,
      throttled: this.throttled,
      rejected: this.rejected,
      timedOut: this.timedOut,
      failed: this.failed,
      coldStarts: this.coldStarts,
      latency: record(this.#latency, this.latencySum, this.latencyMax),
      wait: record(this.#wait, this.waitSum, this.waitMax),
      coldLatency: record(this.#coldLatency, this.coldLatencySum, this.coldLatencyMax),
      peakConcurrency: this.peakConcurrency,
      peakInstances: this.peakInstances,
      integrals: difference(this.#atEnd, this.#atStart),
      worstHour: this.#worstHour,
      series: this.#series,
    };
  }

  /** The window begins: what came before is warm-up and is forgotten, but for the peaks' present level. */
  #open(integrals: Integrals, present: { readonly busy: number; readonly instances: number }): void {
    this.offered = this.completed = this.throttled = this.rejected = this.timedOut = this.failed = 0;
    this.coldStarts = this.spilled = 0;
    this.latencySum = this.latencyMax = this.waitSum = this.waitMax = 0;
    this.coldLatencySum = this.coldLatencyMax = 0;
    this.recent.clear();
    this.#flushed = 0;
    this.#wait.clear();
    this.#coldLatency.clear();
    this.peakConcurrency = present.busy;
    this.peakInstances = present.instances;
    this.#atStart = integrals;
    this.#atStep = integrals;
  }

  #closePeriods(now: number, integrals: Integrals): void {
    const isEnd = now === this.#run.windowEnd;
    if (this.#step !== null && (now === this.#step.end || isEnd)) this.#closeStep(now, integrals, isEnd);
    if (this.#hour !== null && (now === this.#hour.end || isEnd)) {
      this.#hourThrottled = this.throttled - this.#throttledAtHour;
      this.#throttledAtHour = this.throttled;
      // What arrived before the end may still complete: the last hour is closed by `finish`.
      if (!isEnd) {
        this.#flush();
        this.#closeHour();
      }
    }
  }

  #closeStep(now: number, integrals: Integrals, isEnd: boolean): void {
    const step = this.#step!;
    const index = this.#steps++;
    const length = now - step.start;
    const series = this.#series;
    series.offered[index] = this.offered - this.#offeredAtStep;
    series.throttled[index] = this.throttled - this.#throttledAtStep;
    series.coldStarts[index] = this.coldStarts - this.#coldStartsAtStep;
    series.concurrency[index] = (integrals.concurrencyTime - this.#atStep.concurrencyTime) / length;
    series.instances[index] = (integrals.instanceTime - this.#atStep.instanceTime) / length;
    this.#atStep = integrals;
    this.#offeredAtStep = this.offered;
    this.#throttledAtStep = this.throttled;
    this.#coldStartsAtStep = this.coldStarts;
    if (isEnd) return;
    this.#flush();
    series.p99[index] = step.close(fewestForSeriesP99);
  }

  #closeHour(): void {
    const hour = this.#hour!;
    const start = hour.start - this.#run.windowStart;
    const p99 = hour.close(fewestForP99);
    if (Number.isNaN(p99) || (this.#worstHour !== null && this.#worstHour.p99 >= p99)) return;
    this.#worstHour = { start, p99, throttled: this.#hourThrottled };
  }

  /** Moves the latencies since the last edge to the running step, the running hour and the total. */
  #flush(): void {
    const highest = bucketOf(this.latencyMax);
    const timed = this.completed + this.timedOut;
    const count = timed - this.#flushed;
    this.#flushed = timed;
    this.#latency.add(this.recent, highest);
    this.#hour?.add(this.recent, { count, highest });
    this.#step?.add(this.recent, { count, highest });
    this.recent.clear();
  }
}

/** The part of an observation that the recorder knows. */
export interface WindowRecord
  extends Omit<
    Observation,
    | "throttledBy"
    | "concurrencyTime"
    | "instanceTime"
    | "usedTime"
    | "availableTime"
    | "offeredLoad"
    | "provisioned"
    | "usage"
  > {
  /** Inside the window only. */
  readonly integrals: Integrals;
}

/** One running hour or step, with the latencies that fell into it. */
class PeriodP99 {
  readonly #histogram = new LatencyHistogram();
  readonly #length: number;
  #count = 0;
  #highest = 0;
  start: number;
  end: number;

  constructor(start: number, length: number) {
    this.#length = length;
    this.start = start;
    this.end = start + length;
  }

  /** Adds `count` requests, none of them above bucket `highest`. */
  add(latencies: LatencyHistogram, { count, highest }: { readonly count: number; readonly highest: number }): void {
    this.#histogram.add(latencies, highest);
    this.#count += count;
    this.#highest = highest;
  }

  /** The period's p99 in microseconds, NaN for fewer requests than `fewest`; then the next period begins. */
  close(fewest: number): number {
    const within = { total: this.#count, highest: this.#highest };
    const p99 = this.#count < fewest ? Number.NaN : this.#histogram.percentile(0.99, within);
    this.#histogram.clear();
    this.#count = 0;
    this.start = this.end;
    this.end += this.#length;
    return p99;
  }
}

const zeroIntegrals: Integrals = { concurrencyTime: 0, instanceTime: 0, usedTime: 0, provisionedTime: 0 };

function difference(end: Integrals, start: Integrals): Integrals {
  return {
    concurrencyTime: end.concurrencyTime - start.concurrencyTime,
    instanceTime: end.instanceTime - start.instanceTime,
    usedTime: end.usedTime - start.usedTime,
    provisionedTime: end.provisionedTime - start.provisionedTime,
  };
}

function record(histogram: LatencyHistogram, sum: number, max: number): LatencyRecord {
  return { histogram, sum, max };
}

function emptySeries(steps: number): SeriesRecord {
  return {
    offered: new Float64Array(steps),
    concurrency: new Float64Array(steps),
    instances: new Float64Array(steps),
    coldStarts: new Float64Array(steps),
    p99: new Float64Array(steps).fill(Number.NaN),
    throttled: new Float64Array(steps),
  };
}
