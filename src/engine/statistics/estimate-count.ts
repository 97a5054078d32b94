import type { Estimate } from "./estimate.ts";
import { estimateMean, positiveRange } from "./estimate-mean.ts";

/** Upper 95 % bound for the expected number of events where none was seen: -ln(0.05), rounded up (the rule of three). */
export const mostWhereNoneSeen = 3;

/**
 * Estimate of a count per replication, from the counts of events in each. Where two replications or more saw none at
 * all, the interval goes from 0 to 3 / replications.
 */
export function estimateCount(counts: readonly number[]): Estimate {
  if (counts.length > 1 && counts.every((count) => count === 0)) {
    return { mean: 0, low: 0, high: mostWhereNoneSeen / counts.length };
  }
  return estimateMean(counts, { range: positiveRange });
}
