import { bucketOf, LatencyHistogram } from "../engine/latency-histogram.ts";
import { microsecondsPer } from "../units/duration.ts";
import { type JudgedPeriod, judgedPeriods, type PeriodCapacity } from "./judged-period.ts";
import { PeriodP99 } from "./period-p99.ts";
import type { LatencyRecord, Observation, SeriesRecord, StationRun, ThrottleCause } from "./station.ts";

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
  /** Requests waiting for an instance or a slot. */
  readonly queueTime: number;
}

/** A station's numbers at one moment. */
export interface Present {
  /** Requests in service or initialising. */
  readonly busy: number;
  readonly instances: number;
  /** Requests waiting. */
  readonly queue: number;
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
  retried = 0;
  readonly throttledBy: Record<ThrottleCause, number> = { ...noThrottles };
  coldStarts = 0;
  spilled = 0;
  peakConcurrency = 0;
  peakInstances = 0;
  peakQueue = 0;
  latencySum = 0;
  /** The longest latency in `recent`. */
  latencyMax = 0;
  latencyMin = Number.POSITIVE_INFINITY;
  waitSum = 0;
  waitMax = 0;
  coldLatencySum = 0;
  coldLatencyMax = 0;
  /** What one instance can use at once: 1 for a function, its vCPUs for a machine. */
  capacityPerInstance = 1;
  /** Latencies since the last edge; the total is kept in `#latency`. */
  readonly recent = new LatencyHistogram();
  readonly #latency = new LatencyHistogram();
  readonly #wait = new LatencyHistogram();
  readonly #coldLatency = new LatencyHistogram();
  readonly #run: StationRun;
  readonly #hour: PeriodP99 | null;
  readonly #step: PeriodP99 | null;
  readonly #judged: readonly JudgedPeriod[];
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
  /** The longest latency that has left `recent`. */
  #latencyMax = 0;
  #worstHour: { start: number; p99: number; throttled: number } | null = null;
  #hourThrottled = 0;
  /** The end of the running clock hour of the window, for the busiest hour's use; kept with and without detail. */
  #useHourEnd: number;
  #atUseHour: Integrals = zeroIntegrals;
  #peakHourUse: number | null = null;

  constructor(run: StationRun) {
    this.#run = run;
    this.nextEdge = run.windowStart;
    this.#useHourEnd = run.windowStart + microsecondsPer.h;
    const steps = run.detail ? Math.ceil((run.windowEnd - run.windowStart) / run.seriesStep) : 0;
    this.#series = emptySeries(steps);
    this.#hour = run.detail ? new PeriodP99(run.windowStart, microsecondsPer.h) : null;
    this.#step = run.detail ? new PeriodP99(run.windowStart, run.seriesStep) : null;
    this.#judged = judgedPeriods(run.windowStart, run.objectiveWindows);
  }

  /** Counts requests that a limit refused for good. */
  throttle(cause: ThrottleCause, count = 1): void {
    this.throttled += count;
    this.throttledBy[cause] += count;
  }

  /** Counts the latency of a request that completed or timed out. */
  recordLatency(microseconds: number): void {
    this.recent.counts[bucketOf(microseconds)]!++;
    this.latencySum += microseconds;
    if (microseconds > this.latencyMax) this.latencyMax = microseconds;
    if (microseconds < this.latencyMin) this.latencyMin = microseconds;
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
   * `instances` and `queue` are its present numbers, from which the peaks go on.
   */
  cross(integrals: Integrals, present: Present): void {
    const { windowStart, windowEnd } = this.#run;
    const now = this.nextEdge;
    if (now === windowStart) this.#open(integrals, present);
    else {
      this.#closePeriods(now, integrals);
      if (now === this.#useHourEnd) this.#closeUseHour(integrals);
    }
    if (now === windowEnd) {
      this.#atEnd = integrals;
      this.nextEdge = Number.POSITIVE_INFINITY;
      return;
    }
    this.nextEdge = Math.min(windowEnd, this.#useHourEnd, this.#step?.end ?? windowEnd);
    for (const period of this.#judged) if (period.end < this.nextEdge) this.nextEdge = period.end;
  }

  /** What was seen. `availableTime`, `offeredLoad` and `usage` are the station's own to work out. */
  finish(): WindowRecord {
    this.#flush();
    this.#countDrained();
    if (this.#hour !== null) this.#closeHour();
    if (this.#step !== null) this.#series.p99[this.#steps - 1] = this.#step.close(fewestForSeriesP99);
    for (const period of this.#judged) period.close(this, this.#capacity(this.#atEnd));
    const served = this.completed + this.timedOut + this.failed;
    this.#wait.recordMany(0, Math.max(0, served - this.#wait.total()));
    return {
      offered: this.offered,
      completed: this.completed,
      throttled: this.throttled,
      throttledBy: { ...this.throttledBy },
      rejected: this.rejected,
      timedOut: this.timedOut,
      failed: this.failed,
      retried: this.retried,
      coldStarts: this.coldStarts,
      latency: { ...record(this.#latency, this.latencySum, this.#latencyMax), min: this.latencyMin },
      wait: record(this.#wait, this.waitSum, this.waitMax),
      coldLatency: record(this.#coldLatency, this.coldLatencySum, this.coldLatencyMax),
      peakConcurrency: this.peakConcurrency,
      peakInstances: this.peakInstances,
      peakQueue: this.peakQueue,
      integrals: difference(this.#atEnd, this.#atStart),
      peakHourUtilisation: this.#peakHourUse ?? usePerInstance(difference(this.#atEnd, this.#atStart)),
      worstHour: this.#worstHour,
      series: this.#series,
      objectiveWindows: this.#run.objectiveWindows.map(
        (question) => this.#judged.map((period) => period.answers(question)).find((answers) => answers !== null)!,
      ),
    };
  }

  /** Requests of the window that were offered again after its end count in its last hour and step. */
  #countDrained(): void {
    this.#hourThrottled += this.throttled - this.#throttledAtHour;
    if (this.#steps === 0) return;
    this.#series.throttled[this.#steps - 1]! += this.throttled - this.#throttledAtStep;
    this.#series.coldStarts[this.#steps - 1]! += this.coldStarts - this.#coldStartsAtStep;
  }

  /** The window begins: what came before is warm-up and is forgotten, but for the peaks' present level. */
  #open(integrals: Integrals, present: Present): void {
    this.offered = this.completed = this.throttled = this.rejected = this.timedOut = this.failed = 0;
    this.coldStarts = this.spilled = this.retried = 0;
    Object.assign(this.throttledBy, noThrottles);
    this.latencySum = this.latencyMax = this.waitSum = this.waitMax = 0;
    this.#latencyMax = 0;
    this.latencyMin = Number.POSITIVE_INFINITY;
    this.coldLatencySum = this.coldLatencyMax = 0;
    this.recent.clear();
    this.#flushed = 0;
    this.#wait.clear();
    this.#coldLatency.clear();
    this.peakConcurrency = present.busy;
    this.peakInstances = present.instances;
    this.peakQueue = present.queue;
    this.#atStart = integrals;
    this.#atStep = integrals;
    this.#atUseHour = integrals;
    for (const period of this.#judged) period.open(this.#capacity(integrals));
  }

  #capacity({ usedTime, instanceTime }: Integrals): PeriodCapacity {
    return { usedTime, availableTime: this.capacityPerInstance * instanceTime };
  }

  #closePeriods(now: number, integrals: Integrals): void {
    const isEnd = now === this.#run.windowEnd;
    // As with hours, what arrived before the end may still complete: the last stretch is closed by `finish`.
    for (const period of isEnd ? [] : this.#judged) {
      if (now !== period.end) continue;
      if (period.asksLatency) this.#flush();
      period.close(this, this.#capacity(integrals));
    }
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
    series.queue[index] = (integrals.queueTime - this.#atStep.queueTime) / length;
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

  #closeUseHour(integrals: Integrals): void {
    this.#peakHourUse = Math.max(this.#peakHourUse ?? 0, usePerInstance(difference(integrals, this.#atUseHour)));
    this.#atUseHour = integrals;
    this.#useHourEnd += microsecondsPer.h;
  }

  /** Moves the latencies since the last edge to the running step, the running hour and the total. */
  #flush(): void {
    const highest = bucketOf(this.latencyMax);
    const timed = this.completed + this.timedOut;
    const count = timed - this.#flushed;
    if (count === 0) return;
    this.#flushed = timed;
    this.#latency.add(this.recent, highest);
    this.#hour?.add(this.recent, { count, highest });
    this.#step?.add(this.recent, { count, highest });
    for (const period of this.#judged) period.add(this.recent, { count, highest, max: this.latencyMax });
    this.recent.clear();
    if (this.latencyMax > this.#latencyMax) this.#latencyMax = this.latencyMax;
    this.latencyMax = 0;
  }
}

/** The part of an observation that the recorder knows. */
export interface WindowRecord
  extends Omit<
    Observation,
    | "concurrencyTime"
    | "serviceTime"
    | "peakRequestRate"
    | "peakScaleOut"
    | "peakFrontDoorRate"
    | "peakVcpus"
    | "instanceTime"
    | "usedTime"
    | "availableTime"
    | "offeredLoad"
    | "provisioned"
    | "usage"
    | "peakFunctionConcurrency"
    | "peakFunctionInstances"
    | "peakDayRequests"
    | "functions"
  > {
  /** Inside the window only. */
  readonly integrals: Integrals;
  /** Used time per time of an instance; a machine's must still be divided by its vCPUs. */
  readonly peakHourUtilisation: number;
}

const noThrottles: Readonly<Record<ThrottleCause, number>> = {
  account: 0,
  reserved: 0,
  scaleRate: 0,
  requestRate: 0,
  frontDoor: 0,
  pending: 0,
};

const zeroIntegrals: Integrals = { concurrencyTime: 0, instanceTime: 0, usedTime: 0, provisionedTime: 0, queueTime: 0 };

function difference(end: Integrals, start: Integrals): Integrals {
  return {
    concurrencyTime: end.concurrencyTime - start.concurrencyTime,
    instanceTime: end.instanceTime - start.instanceTime,
    usedTime: end.usedTime - start.usedTime,
    provisionedTime: end.provisionedTime - start.provisionedTime,
    queueTime: end.queueTime - start.queueTime,
  };
}

function usePerInstance({ usedTime, instanceTime }: Integrals): number {
  return instanceTime > 0 ? usedTime / instanceTime : 0;
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
    queue: new Float64Array(steps),
  };
}
