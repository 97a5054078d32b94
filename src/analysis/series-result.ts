import type { SeriesRecord } from "../platforms/station.ts";
import { microsecondsPer } from "../units/duration.ts";
import type { ReplicationFigures } from "./candidate-tally.ts";
import type { CandidateResult } from "./result.ts";

/** The most points a series has. */
const mostPoints = 500;
const { s: second, m: minute, h: hour, d: day } = microsecondsPer;
/** Steps that divide an hour or hold whole ones, so that hours and steps share their edges. */
const niceSteps = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * second),
  ...[1, 2, 3, 5, 10, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hour),
  day,
];

/** The shortest step that gives a window (microseconds) at most 500 points. */
export function seriesStepFor(duration: number): number {
  const nice = niceSteps.find((step) => duration / step <= mostPoints);
  return nice ?? Math.ceil(duration / mostPoints / day) * day;
}

/**
 * Means over replications; a step's p99 is the mean over the replications in which enough requests ended. The queue is
 * there only where a request ever waited in one.
 */
export function seriesResult(series: readonly SeriesRecord[], step: number): CandidateResult["series"] {
  const queue = average(series.map((record) => record.queue));
  return {
    step: step / second,
    offered: average(series.map(({ offered }) => offered)),
    concurrency: average(series.map(({ concurrency }) => concurrency)),
    instances: average(series.map(({ instances }) => instances)),
    coldStarts: average(series.map(({ coldStarts }) => coldStarts)),
    p99: averageSeen(series.map(({ p99 }) => p99)).map((value) => (value === null ? null : value / 1000)),
    throttled: average(series.map(({ throttled }) => throttled)),
    ...(queue.some((waiting) => waiting > 0) ? { queue } : {}),
  };
}

/** The hour with the highest p99 over all replications; `throttled` counts the requests refused in it. */
export function worstHourResult(figures: readonly ReplicationFigures[]): CandidateResult["worstHour"] {
  let worst: CandidateResult["worstHour"] = null;
  for (const { worstHour } of figures) {
    if (worstHour === null || (worst?.p99 != null && worst.p99 >= worstHour.p99 / 1000)) continue;
    worst = { start: worstHour.start / second, p99: worstHour.p99 / 1000, throttled: worstHour.throttled };
  }
  return worst;
}

function average(columns: readonly Float64Array[]): number[] {
  const length = columns[0]?.length ?? 0;
  return Array.from({ length }, (_, i) => columns.reduce((sum, column) => sum + column[i]!, 0) / columns.length);
}

function averageSeen(columns: readonly Float64Array[]): (number | null)[] {
  const length = columns[0]?.length ?? 0;
  return Array.from({ length }, (_, i) => {
    const seen = columns.map((column) => column[i]!).filter((value) => !Number.isNaN(value));
    return seen.length === 0 ? null : seen.reduce((sum, value) => sum + value, 0) / seen.length;
  });
}
