import { type Estimate, noEstimate } from "../engine/statistics/estimate.ts";
import { estimateMean } from "../engine/statistics/estimate-mean.ts";
import type { Limit } from "../platforms/platform.ts";
import type { ReplicationFigures } from "./candidate-tally.ts";

/**
 * How far the tightest limit is from binding: of all limits the one with the least headroom on average, with the
 * interval of the replications' own. Nothing where a candidate has no limits.
 */
export function leastHeadroom(limits: readonly Limit[], figures: readonly ReplicationFigures[]): Estimate {
  const range = [Number.NEGATIVE_INFINITY, 1] as const;
  const estimates = limits.map(({ value, measuredBy, perInstance = 1 }) => {
    return estimateMean(
      figures.map((one) => 1 - ((one[measuredBy] ?? 0) * perInstance) / value),
      { range },
    );
  });
  return estimates.reduce<Estimate>((least, next) => {
    return least.mean === null || (next.mean !== null && next.mean < least.mean) ? next : least;
  }, noEstimate);
}
