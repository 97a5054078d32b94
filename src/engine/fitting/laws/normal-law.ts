import type { NormalSettings } from "../../distributions/normal.ts";
import { standardNormalDensity, standardNormalExceedance, standardNormalQuantile } from "../../standard-normal.ts";
import type { Law } from "../law.ts";

/** Normal with the part below zero cut off and the rest made whole again. */
export function normalLaw({ mean, sd }: NormalSettings): Law {
  const kept = standardNormalExceedance(-mean / sd);
  const cut = standardNormalExceedance(mean / sd);
  return {
    mean: mean + (sd * standardNormalDensity(mean / sd)) / kept,
    below: (x) => (x > 0 ? (standardNormalExceedance((mean - x) / sd) - cut) / kept : 0),
    above: (x) => (x > 0 ? standardNormalExceedance((x - mean) / sd) / kept : 1),
    quantile: (probability) => Math.max(0, mean - sd * standardNormalQuantile((1 - probability) * kept)),
  };
}
