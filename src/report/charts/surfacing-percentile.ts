import { formatPercent } from "../format-percent.ts";

/**
 * The percentile from which cold starts show, where `fraction` of the requests are cold and those are the slowest ones:
 * 0.3 % are seen from p99.7. Null where there are none.
 */
export function surfacingPercentile(fraction: number): string | null {
  if (!(fraction > 0)) return null;
  return `p${formatPercent(1 - fraction).replace(/ %$/, "")}`;
}
