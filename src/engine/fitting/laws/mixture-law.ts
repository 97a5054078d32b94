import { invertLaw } from "../invert-law.ts";
import type { Law } from "../law.ts";

export interface WeightedLaw {
  /** Relative to the others'. */
  readonly weight: number;
  readonly law: Law;
}

export function mixtureLaw(parts: readonly WeightedLaw[]): Law {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = (of: (law: Law) => number) =>
    parts.reduce((sum, { weight, law }) => sum + (weight / total) * of(law), 0);
  const law = {
    mean: weighted((part) => part.mean),
    below: (x: number) => weighted((part) => part.below(x)),
    above: (x: number) => weighted((part) => part.above(x)),
  };
  const ends = (probability: number) => parts.map((part) => part.law.quantile(probability));
  return {
    ...law,
    quantile(probability) {
      if (probability <= 0) return Math.min(...ends(0));
      return probability >= 1 ? Math.max(...ends(1)) : invertLaw(law, probability);
    },
  };
}
