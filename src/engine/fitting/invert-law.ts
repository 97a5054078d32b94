import type { Law } from "./law.ts";

/** The quantile (probability below 1) of a law that has no closed form for it, by bisection to the last digit. */
export function invertLaw({ mean, below, above }: Omit<Law, "quantile">, probability: number): number {
  // The smaller of the two tails is the one that keeps its digits.
  const reaches =
    probability > 0.5 ? (x: number) => above(x) <= 1 - probability : (x: number) => below(x) >= probability;
  if (reaches(0)) return 0;
  let high = mean > 0 && Number.isFinite(mean) ? mean : 1;
  while (!reaches(high)) high *= 2;
  let low = 0;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
}
