import { formatSignificant } from "../../units/significant.ts";

/**
 * The percentile from which cold starts show, where `fraction` of the requests are cold and those are the slowest ones:
 * 0.3 % are seen from p99.7. One digit of the fraction, of a tenth and more two. Null where there are none.
 */
export function surfacingPercentile(fraction: number): string | null {
  if (!(fraction > 0)) return null;
  const percent = Number((100 * fraction).toPrecision(fraction >= 0.1 ? 2 : 1));
  return `p${formatSignificant(100 - percent, 12)}`;
}
