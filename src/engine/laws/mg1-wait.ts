export interface Mg1Settings {
  /** Arrivals per unit of time. */
  readonly rate: number;
  /** Mean service time, in the same unit of time. */
  readonly serviceMean: number;
  /** Variance of the service time, in that unit squared. */
  readonly serviceVariance: number;
}

/**
 * Mean wait of M/G/1 in order of arrival, in the unit of `serviceMean` (Pollaczek and Khinchine, 1930 and 1932):
 * rate x E[S^2] / (2 (1 - load)), with E[S^2] = variance + mean^2. Infinity where the load reaches 1.
 */
export function mg1Wait({ rate, serviceMean, serviceVariance }: Mg1Settings): number {
  const load = rate * serviceMean;
  if (load >= 1) return Number.POSITIVE_INFINITY;
  return (rate * (serviceVariance + serviceMean * serviceMean)) / (2 * (1 - load));
}
