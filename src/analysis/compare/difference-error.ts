import { halfWidth, type MeanError, meanError } from "../../engine/statistics/mean-error.ts";
import { studentQuantile } from "../../engine/statistics/student-quantile.ts";
import { welchDifference } from "../../engine/statistics/welch-difference.ts";
import type { Estimate } from "../result.ts";
import type { ObservedMetric } from "./observed-metric.ts";

/** One metric of both sides, and what is known of how they were made. */
export interface ObservedPair {
  readonly before: ObservedMetric;
  readonly after: ObservedMetric;
  /** True where replication i of both saw the same dice. */
  readonly paired: boolean;
  /** For results that do not tell each replication's figures. */
  readonly replications: { readonly before: number; readonly after: number };
}

export interface DifferenceError {
  /** Null where one side has fewer than two replications. */
  readonly error: MeanError | null;
  readonly paired: boolean;
}

/**
 * How far off the difference of two means may be: by the spread of the replications' own differences where the two are
 * paired, else by Welch. A percentile's mean is that of all replications merged, its error that of their own.
 */
export function differenceError({ before, after, paired, replications }: ObservedPair): DifferenceError {
  if (paired && before.values !== null && after.values !== null && before.values.length === after.values.length) {
    return { error: meanError(pairedDifferences(before.values, after.values)), paired: true };
  }
  const a = errorOf(before, replications.before);
  const b = errorOf(after, replications.after);
  return { error: a === null || b === null ? null : welchDifference(a, b), paired: false };
}

/** after - before of every replication in which both observed something. */
function pairedDifferences(before: readonly (number | null)[], after: readonly (number | null)[]): readonly number[] {
  return after.flatMap((value, i) => {
    const other = before[i] ?? null;
    return value === null || other === null ? [] : [value - other];
  });
}

function errorOf({ estimate, values }: ObservedMetric, replications: number): MeanError | null {
  if (values !== null) return meanError(values.filter((value) => value !== null));
  return errorOfEstimate(estimate, replications);
}

/**
 * The error behind an interval: half its width / t. It was cut to the possible range, and a percentile need not lie in
 * its middle: the widest of its readings is taken.
 */
export function errorOfEstimate({ mean, low, high }: Estimate, replications: number): MeanError | null {
  if (mean === null || low === null || high === null || replications < 2) return null;
  const half = Math.max((high - low) / 2, high - mean, mean - low);
  const degreesOfFreedom = replications - 1;
  return { standardError: half / studentQuantile(degreesOfFreedom), degreesOfFreedom };
}

/** after - before with its 95 % interval; nothing where only one was observed. */
export function differenceEstimate(before: Estimate, after: Estimate, error: MeanError | null): Estimate {
  if (before.mean === null || after.mean === null) return { mean: null, low: null, high: null };
  const mean = after.mean - before.mean;
  if (error === null) return { mean, low: null, high: null };
  const half = halfWidth(error);
  return { mean, low: mean - half, high: mean + half };
}
