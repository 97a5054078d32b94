/**
 * Mean response time of M/G/1 under processor sharing: S / (1 - load), whatever the law of service time (Sakata,
 * Noguchi and Oizumi, 1971). In the unit of `serviceMean`; `rate` is per that unit. Infinity where the load reaches 1.
 */
export function mg1ProcessorSharing(rate: number, serviceMean: number): number {
  const load = rate * serviceMean;
  return load < 1 ? serviceMean / (1 - load) : Number.POSITIVE_INFINITY;
}
