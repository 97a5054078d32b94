import type { ArrivalSettings } from "../../../src/workloads/arrivals/index.ts";
import { CountSeries } from "../../../src/workloads/fitting/count-series.ts";
import { type ArrivalsFit, fitArrivals } from "../../../src/workloads/fitting/fit-arrivals.ts";
import { arrive } from "../arrivals/run.ts";

/** Monday, 5 January 2026, 00:00 UTC, in microseconds since 1970. */
export const monday = 1_767_571_200_000_000;

export interface RecordOptions {
  readonly length: number;
  readonly seed: number;
  /** Microseconds after Monday 00:00 at which the recording begins. */
  readonly origin?: number;
}

/** Arrivals of a process as a recording would hold them, from a Monday on. */
export function record(settings: ArrivalSettings, { length, seed, origin = 0 }: RecordOptions): CountSeries {
  const series = new CountSeries();
  for (const time of arrive(settings, { length, seed, origin }).times) series.add(monday + origin + time);
  return series;
}

/** Records and fits, on a calendar's clock. */
export function fitRecorded(settings: ArrivalSettings, options: RecordOptions): ArrivalsFit {
  const first = monday + (options.origin ?? 0);
  const span = { first, last: first + options.length - 1 };
  return fitArrivals(record(settings, options), { span, calendar: true });
}
