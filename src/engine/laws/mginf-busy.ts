import { poissonProbabilities } from "./poisson-probabilities.ts";

export interface MginfBusy {
  /** Mean number of requests in service; its variance is the same. */
  readonly mean: number;
  /** Share of time with exactly `n` requests in service. */
  probability(n: number): number;
}

/**
 * Requests in service where every one is served at once (M/G/inf): Poisson with mean rate x mean service time, whatever
 * the law of service time. `rate` is per the unit of `serviceMean`.
 */
export function mginfBusy(rate: number, serviceMean: number): MginfBusy {
  const mean = rate * serviceMean;
  const { first, probabilities } = poissonProbabilities(mean);
  return { mean, probability: (n) => probabilities[n - first] ?? 0 };
}
