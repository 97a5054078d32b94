import type { MeasuredSize, MeasurementSet } from "./measurement.ts";

/** One row as a format gives it: an invocation, or the mean of some. Microseconds, bytes; null where it does not say. */
export interface MeasuredRow extends Omit<MeasuredSize, "duration"> {
  /** Physical line, the first being 1. */
  readonly line: number;
  readonly duration: number;
  readonly architecture: MeasurementSet["architecture"];
  readonly currency: MeasurementSet["currency"];
  /** Whether it began with a cold start, where the row says so itself; else `init` tells. */
  readonly isCold: boolean | null;
  /** What columns say that are no measurements, in the order of the columns. */
  readonly labels: readonly string[];
}
