/** A run of neighbouring probabilities: `probabilities[i]` belongs to the number `first + i`. They sum to 1. */
export interface PoissonProbabilities {
  readonly first: number;
  readonly probabilities: Float64Array;
}

/** Probabilities this much smaller than the largest one are left out. */
const negligible = 1e-24;

/**
 * The Poisson probabilities of `mean` (at least 0), worked out from the most likely number to both sides and divided by
 * their sum, so that neither exp(-mean) nor a factorial is needed: right for a mean of 10^-9 and of 10^5 alike.
 */
export function poissonProbabilities(mean: number): PoissonProbabilities {
  const mode = Math.floor(mean);
  const below: number[] = [];
  for (let n = mode, weight = 1; n > 0; n--) {
    weight *= n / mean;
    if (weight < negligible) break;
    below.push(weight);
  }
  const above: number[] = [];
  for (let n = mode + 1, weight = mean / n; weight >= negligible; n++, weight *= mean / n) above.push(weight);
  const probabilities = Float64Array.from([...below.reverse(), 1, ...above]);
  let total = 0;
  for (const weight of probabilities) total += weight;
  for (let i = 0; i < probabilities.length; i++) probabilities[i]! /= total;
  return { first: mode - below.length, probabilities };
}
