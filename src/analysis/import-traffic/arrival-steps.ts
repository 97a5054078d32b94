import type { CountSeries } from "../../workloads/fitting/count-series.ts";
import type { ImportedArrivals } from "./imported-traffic.ts";

const mostSteps = 300;

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
  const step = unit * Math.max(1, Math.ceil((last + 1 - start) / unit / mostSteps));
  const counts = Array.from({ length: Math.ceil((last + 1 - start) / step) }, () => 0);
  for (let i = 0; i < counts.length; i++) {
    for (let time = start + i * step; time < start + (i + 1) * step; time += width) counts[i]! += series.countAt(time);
  }
  return { start, step, counts };
}
