/**
 * By what factor traffic may grow until its peak reaches `limit`; null where there is no traffic.
 *
 * The level of the busiest stretch grows with the traffic; what the peak has above it is chance, and grows with the
 * square root, as a Poisson number does: peak(f) = f x busiest + z x sqrt(f x busiest), with z as it was seen.
 */
export function growthUntil(
  limit: number,
  { busiest, peak }: { readonly busiest: number; readonly peak: number },
): number | null {
  if (busiest <= 0) return null;
  const z = Math.max(0, peak - busiest) / Math.sqrt(busiest);
  const root = (Math.sqrt(z * z + 4 * limit) - z) / 2;
  return (root * root) / busiest;
}
