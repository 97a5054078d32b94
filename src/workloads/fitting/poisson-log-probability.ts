import { gammaln } from "simple-statistics";

/** The logarithm of the probability of `count` events where `mean` are expected. */
export function poissonLogProbability(count: number, mean: number): number {
  if (mean <= 0) return count === 0 ? 0 : Number.NEGATIVE_INFINITY;
  return count * Math.log(mean) - mean - gammaln(count + 1);
}
