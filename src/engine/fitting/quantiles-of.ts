import type { DistributionSettings, SampleSets } from "../distributions/index.ts";
import { lawOf } from "./law-of.ts";

/** The value that the law falls short of or meets with that probability, microseconds; Infinity at 1 where it has no end. */
export function distributionQuantile(settings: DistributionSettings, probability: number): number {
  return lawOf(settings).quantile(probability);
}

/** P(X <= duration), the duration in microseconds. */
export function distributionBelow(settings: DistributionSettings, duration: number): number {
  return lawOf(settings).below(duration);
}

/** Quantiles of a law, one for each probability, as a Q-Q picture draws them. */
export function quantilesOf(
  settings: DistributionSettings,
  probabilities: readonly number[],
  samples?: SampleSets,
): readonly number[] {
  const law = lawOf(settings, samples);
  return probabilities.map((probability) => law.quantile(probability));
}
