import type { FittedValues } from "../../engine/fitting/fitted-value.ts";
import type { ArrivalSettings } from "../arrivals/index.ts";
import type { BinnedCounts, Span } from "./binned-counts.ts";
import type { CountSeries } from "./count-series.ts";
import type { DispersionAtScale } from "./dispersion.ts";

/** A recording, and what is known of its clock. */
export interface Recording {
  readonly series: CountSeries;
  readonly span: Span;
  /** Whether times are microseconds since 1970 in UTC, so that hours and weekdays mean something. */
  readonly calendar: boolean;
  /** Width of the intervals where only counts per interval are known, microseconds; 1 where every time is. */
  readonly interval: number;
}

/** One arrival process fitted to the counts. */
export interface FittedArrivals {
  readonly settings: ArrivalSettings;
  /** How many numbers were free. */
  readonly parameters: number;
  readonly logLikelihood: number;
  /** 95 % intervals by the settings' keys, such as `rate` or `profile.7`. */
  readonly intervals: FittedValues;
  /** How what is left over scatters, at each time scale. */
  readonly adequacy: readonly DispersionAtScale[];
  /** What must be said of the fit; null if nothing. */
  readonly caveat: string | null;
}

/** A kind of process that can be fitted; null where the recording does not allow it. */
export type ArrivalFitter = (recording: Recording, counts: BinnedCounts) => FittedArrivals | null;
