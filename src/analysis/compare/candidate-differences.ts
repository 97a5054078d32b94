import { holmAdjusted } from "../../engine/statistics/holm-adjusted.ts";
import { chanceOf } from "../../engine/statistics/mean-error.ts";
import type { CandidateResult } from "../result.ts";
import { differenceError, differenceEstimate } from "./difference-error.ts";
import { type ComparedMetric, comparedMetrics, type MetricDifference } from "./metric-difference.ts";
import { observedMetric, unitOf } from "./observed-metric.ts";

export interface DifferenceOptions {
  /** True where replication i of both saw the same dice: the same seed, and as many replications. */
  readonly paired: boolean;
  /** Needed for results of older versions, which do not tell what each replication gave. */
  readonly replications?: { readonly before: number; readonly after: number };
  /** Lengths of the two windows; without them the traffic offered is not compared. */
  readonly seconds?: { readonly before: number; readonly after: number };
}

/** A candidate of two results. */
export interface CandidatePair {
  readonly before: CandidateResult;
  readonly after: CandidateResult;
}

/**
 * What moved, metric by metric, for every candidate that was simulated on both sides. Metrics that neither side observed
 * are left out.
 *
 * "higher" and "lower" need a difference whose interval excludes zero also after Holm's adjustment over all metrics of
 * all these candidates: a comparison makes dozens of them, and at 5 % each nearly every comparison of a thing with
 * itself under another seed would find something. Holm's finds whatever Bonferroni's finds and more, and like it asks
 * nothing of how metrics hang together (here closely). Metrics that gave one and the same value in all replications of
 * both sides (no throttling at all, say) cannot cry wolf and do not count.
 */
export function candidateDifferences(
  pairs: readonly CandidatePair[],
  options: DifferenceOptions,
): readonly MetricDifference[] {
  const found = pairs.flatMap((pair) => comparedMetrics.flatMap((metric) => measured(pair, metric, options) ?? []));
  const judged = found.filter(({ chance }) => chance !== null);
  const adjusted = holmAdjusted(judged.map(({ chance }) => chance!));
  const chances = new Map(judged.map((one, i) => [one, adjusted[i]!]));
  return found.map((one) => ({ ...one.difference, change: changeOf(one, chances.get(one) ?? null) }));
}

interface Measured {
  readonly difference: Omit<MetricDifference, "change">;
  /** How often chance alone moves the metric so far; null where that is not known, or cannot be. */
  readonly chance: number | null;
  /** Too few replications observed it to tell anything from chance, though there were several. */
  readonly isUntold: boolean;
}

function measured(pair: CandidatePair, metric: ComparedMetric, options: DifferenceOptions): Measured | null {
  const { seconds } = options;
  if (metric === "offered" && seconds === undefined) return null;
  const before = observedMetric(pair.before, metric, seconds?.before ?? 1);
  const after = observedMetric(pair.after, metric, seconds?.after ?? 1);
  if (before.estimate.mean === null && after.estimate.mean === null) return null;
  const replications = options.replications ?? { before: 0, after: 0 };
  const { error, paired } = differenceError({ before, after, paired: options.paired, replications });
  const difference = differenceEstimate(before.estimate, after.estimate, error);
  const isStill = error === null || difference.mean === null || (error.standardError === 0 && difference.mean === 0);
  return {
    difference: {
      candidate: pair.after.name,
      metric,
      unit: unitOf(metric),
      before: before.estimate,
      after: after.estimate,
      difference,
      paired,
    },
    chance: isStill ? null : chanceOf(difference.mean!, error),
    isUntold: error === null && [before, after].every(({ values }) => values !== null && values.length > 1),
  };
}

/** Results are written with so many digits; what differs in none of them is the same. */
const significantDigits = 12;
const largestChance = 0.05;

function changeOf({ difference: one, isUntold }: Measured, chance: number | null) {
  const { before, after, difference } = one;
  if (before.mean === null) return "appeared";
  if (after.mean === null) return "disappeared";
  if (before.mean.toPrecision(significantDigits) === after.mean.toPrecision(significantDigits)) return "same";
  if (isUntold || (chance !== null && chance > largestChance)) return "within noise";
  return (difference.mean ?? 0) > 0 ? "higher" : "lower";
}
