/**
 * Akaike's information criterion with its correction for small samples (Hurvich and Tsai, 1989): the lower, the better.
 * Infinity where there are too few values to judge that many parameters at all.
 */
export function correctedAkaike(logLikelihood: number, parameters: number, size: number): number {
  const spare = size - parameters - 1;
  if (spare <= 0) return Number.POSITIVE_INFINITY;
  return 2 * parameters - 2 * logLikelihood + (2 * parameters * (parameters + 1)) / spare;
}
