import type { Estimate } from "../../engine/statistics/estimate.ts";
import { estimateMean, positiveRange } from "../../engine/statistics/estimate-mean.ts";
import { type Bracket, lineRoot } from "./find-root.ts";

/**
 * Where two curves cross: the straight line's root inside the final bracket, with Student's interval of the roots that
 * each replication has by itself, widened to hold the bracket. `atLow` and `atHigh` are the replications' own
 * differences at the bracket's ends.
 */
export function crossingEstimate(bracket: Bracket, atLow: readonly number[], atHigh: readonly number[]): Estimate {
  const mean = Math.min(bracket.high, Math.max(bracket.low, lineRoot(bracket, bracket.atLow, bracket.atHigh)));
  const roots = atLow.map((value, replication) => lineRoot(bracket, value, atHigh[replication]!));
  const usable = roots.filter((root) => Number.isFinite(root) && root > 0);
  const { low, high } = estimateMean(usable, { range: positiveRange });
  if (low === null || high === null) return { mean, low: null, high: null };
  // The replications' spread is what counts; their own mean may differ a little from the root of the means.
  const half = (high - low) / 2;
  return { mean, low: Math.min(bracket.low, Math.max(0, mean - half)), high: Math.max(bracket.high, mean + half) };
}
