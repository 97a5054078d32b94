import type { DistributionSettings } from "../distributions/index.ts";
import { lawOf } from "./law-of.ts";
import { countUpTo } from "./laws/recorded-values-law.ts";
import type { SampleCells } from "./sample-cells.ts";

/** How far a fitted law lies from the values it was fitted to. */
export interface KolmogorovDistance {
  /** The largest difference between the share of values at or below a duration and the law's probability of it. */
  readonly distance: number;
  /** What the distance exceeds in 5 % of samples from such a law; approximate, since its parameters were fitted. */
  readonly critical: number;
}

/**
 * 5 % points of sqrt(n) x distance in large samples, where the parameters come from the same values. Normal and lognormal:
 * Lilliefors (1967); exponential: Lilliefors (1969); Weibull: Chandra, Singpurwalla and Stephens (1981). Gamma lies between
 * the last two by its shape, a mixture below normal; for both the normal's is taken. A table that passes through the sample
 * has no law to be tested: the point is that of a law known beforehand.
 */
const criticalPoints: Readonly<Record<string, number>> = {
  exponential: 1.094,
  pareto: 1.094,
  lognormal: 0.895,
  normal: 0.895,
  gamma: 0.895,
  mixture: 0.895,
  weibull: 0.874,
};
const knownBeforehand = 1.358;

/** Compared at the edges of the cells, where rounding to a resolution has moved no value across. */
export function kolmogorovDistance(
  settings: DistributionSettings,
  sorted: Float64Array,
  { low, high, size }: SampleCells,
): KolmogorovDistance {
  const law = lawOf(settings);
  let distance = 0;
  const compare = (edge: number, count: number) => {
    distance = Math.max(distance, Math.abs(law.below(edge) - count / size));
  };
  for (let i = 0; i < low.length; i++) {
    compare(low[i]!, countUpTo(sorted, low[i]!));
    compare(high[i]!, countUpTo(sorted, high[i]!));
  }
  const critical = (criticalPoints[settings.kind] ?? knownBeforehand) / Math.sqrt(size);
  return { distance, critical };
}
