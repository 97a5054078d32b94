import { mean as meanOf, sampleVariance } from "simple-statistics";
import { type Estimate, noEstimate } from "./estimate.ts";
import { studentQuantile } from "./student-quantile.ts";

export interface EstimateOptions {
  /** The smallest and the largest possible value: the interval is cut to them. */
  readonly range?: readonly [min: number, max: number];
}

/** The values a share can take. */
export const shareRange = [0, 1] as const;
/** The values a count, a duration or an amount can take. */
export const positiveRange = [0, Number.POSITIVE_INFINITY] as const;

/**
 * Mean of one value per replication, with mean -/+ t x standard error at 95 % (Student's t). One value: no interval.
 * No value: nothing. Values must be finite; leave out replications that have none.
 */
export function estimateMean(values: readonly number[], { range }: EstimateOptions = {}): Estimate {
  if (values.length === 0) return noEstimate;
  const mean = meanOf(values as number[]);
  if (values.length === 1) return { mean, low: null, high: null };
  const standardError = Math.sqrt(sampleVariance(values as number[]) / values.length);
  const half = studentQuantile(values.length - 1) * standardError;
  const [min, max] = range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return { mean, low: Math.max(min, mean - half), high: Math.min(max, mean + half) };
}
