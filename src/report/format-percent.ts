import { formatSignificant } from "../units/significant.ts";

/** A share as a percentage in three significant digits, or as many as it takes for 99.96 % not to read as 100 %. */
export function formatPercent(share: number): string {
  return `${formatSignificant(100 * share, percentDigits([share]))} %`;
}

const mostDecimals = 6;

/**
 * Significant digits in which percentages of these shares, the mean first, still differ from the whole: three, or as
 * many as show what is missing in one.
 */
export function percentDigits(shares: readonly (number | null)[]): number {
  const missing = shares.flatMap((share) => (share === null || share >= 1 ? [] : [100 * (1 - share)]));
  const decimals = missing.map((percent) => Math.min(mostDecimals, -Math.floor(Math.log10(percent))));
  // What reads as 100 has three digits before the point, anything else at most two.
  return Math.max(3, (shares[0] === 1 ? 3 : 2) + Math.max(0, ...decimals));
}
