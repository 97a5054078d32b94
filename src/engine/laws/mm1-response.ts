export interface Mm1Response {
  /** Mean of wait plus service, in the unit of `serviceMean`; Infinity where the load reaches 1. */
  readonly mean: number;
  /** The response time that a share `p` (0 <= p < 1) of requests does not exceed, in the unit of `serviceMean`. */
  percentile(p: number): number;
}

/**
 * Response time (wait plus service) of M/M/1 in order of arrival: exponential with mean S / (1 - load).
 *
 * @param load rate x mean service time, at least 0
 * @param serviceMean mean service time; any unit, which is the answer's too
 */
export function mm1Response(load: number, serviceMean: number): Mm1Response {
  const mean = load < 1 ? serviceMean / (1 - load) : Number.POSITIVE_INFINITY;
  return { mean, percentile: (p) => (p === 0 ? 0 : -Math.log(1 - p) * mean) };
}
