import { microsecondsPer } from "../../units/duration.ts";
import type { CountSeries } from "../../workloads/fitting/count-series.ts";
import type { ImportedArrivals } from "./imported-traffic.ts";

const mostSteps = 300;

const { ms, s, m, h, d } = microsecondsPer;
/** Lengths that read well. */
const round = [
  ...[ms, 2 * ms, 10 * ms, 20 * ms, 100 * ms, 200 * ms, s, 2 * s, 5 * s, 10 * s, 20 * s, 30 * s],
  ...[m, 2 * m, 5 * m, 10 * m, 20 * m, 30 * m, h, 2 * h, 4 * h, 6 * h, 12 * h, d, 7 * d],
];

export interface RecordedSpan {
  readonly first: number;
  readonly last: number;
  /** Of counts, microseconds; 0 for single requests. */
  readonly interval: number;
}

/** Arrivals per step of time, few enough for a picture; steps are whole intervals where counts are recorded. */
export function arrivalSteps(series: CountSeries, { first, last, interval }: RecordedSpan): ImportedArrivals["steps"] {
  const { width } = series;
  const unit = interval > 0 && interval % width === 0 ? interval : width;
  const start = Math.floor(first / unit) * unit;
  const least = Math.max(unit, (last + 1 - start) / mostSteps);
  const step = round.find((length) => length >= least && length % unit === 0) ?? unit * Math.ceil(least / unit);
  const counts = Array.from({ length: Math.ceil((last + 1 - start) / step) }, () => 0);
  for (let i = 0; i < counts.length; i++) {
    for (let time = start + i * step; time < start + (i + 1) * step; time += width) counts[i]! += series.countAt(time);
  }
  return { start, step, counts };
}
