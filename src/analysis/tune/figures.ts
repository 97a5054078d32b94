import { pairedDifference } from "../../engine/statistics/paired-difference.ts";
import type { Estimate } from "../result.ts";

const tunedMetrics = ["cost", "mean", "p95", "p99"] as const;
/** USD a month, and milliseconds of latency. */
export type TunedMetric = (typeof tunedMetrics)[number];
export type MetricValues = Readonly<Record<TunedMetric, number | null>>;

/** What a variant showed, as far as variants are compared. */
export interface Figures {
  /** By replication, all of the same dice; one value where `isExact`. null where too few requests tell. */
  readonly values: Readonly<Record<TunedMetric, readonly (number | null)[]>>;
  /** True of closed forms, which have no dice. */
  readonly isExact: boolean;
  /**
   * How far each metric moves with each thing that a fit leaves open, by the name of that thing: what two variants have
   * in common moves both, and takes nothing from their difference.
   */
  readonly effects: ReadonlyMap<string, MetricValues>;
}

/** Half the width of the band that a fit leaves open; null without a fit. */
export function bandHalfWidth({ effects }: Figures, metric: TunedMetric): number | null {
  if (effects.size === 0) return null;
  const moves = [...effects.values()].map((effect) => effect[metric]);
  if (moves.includes(null)) return null;
  return rootOfSquares(moves as number[]);
}

/** One variant's metric less another's, with the dice and, apart from them, what the fits leave open. */
export interface VariantDifference {
  readonly estimate: Estimate;
  /** Half the width of the band over the fits; 0 without a fit. */
  readonly bandHalf: number;
  /** False where dice and fit together leave the sign open, and where nothing tells. */
  readonly isCertain: boolean;
}

export function differenceOf(one: Figures, other: Figures, metric: TunedMetric): VariantDifference {
  const pairs = one.values[metric].flatMap((value, replication) => {
    const another = other.values[metric][replication] ?? null;
    return value === null || another === null ? [] : [[value, another] as const];
  });
  const estimate = pairedDifference(
    pairs.map(([value]) => value),
    pairs.map(([, value]) => value),
  );
  const bandHalf = effectOnDifference(one, other, metric);
  const isExact = one.isExact && other.isExact;
  const { mean, low } = estimate;
  const diceHalf = isExact ? 0 : mean === null || low === null ? null : mean - low;
  const isCertain = mean !== null && diceHalf !== null && Math.abs(mean) > rootOfSquares([diceHalf, bandHalf]);
  return { estimate, bandHalf, isCertain };
}

function effectOnDifference(one: Figures, other: Figures, metric: TunedMetric): number {
  const names = new Set([...one.effects.keys(), ...other.effects.keys()]);
  const moves = [...names].map((name) => {
    return (one.effects.get(name)?.[metric] ?? 0) - (other.effects.get(name)?.[metric] ?? 0);
  });
  return rootOfSquares(moves);
}

function rootOfSquares(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** The mean over the replications that tell; null where none does. */
export function meanOf({ values }: Figures, metric: TunedMetric): number | null {
  const known = values[metric].filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
