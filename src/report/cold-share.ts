import type { CandidateResult } from "../analysis/result.ts";
import { formatPercent } from "./format-percent.ts";

/**
 * The share of the served requests that met a cold start, and the percentile from which on they show if they are the
 * slowest: "0.3 %, from p99.7". "none" where nobody met one, "n/a" where nothing was served.
 */
export function coldShare({ coldStarts }: Pick<CandidateResult, "coldStarts">): string {
  const share = coldStarts.fraction.mean;
  if (share === null) return "n/a";
  if (share === 0) return "none";
  if (share >= 1) return "all";
  return `${formatPercent(share)}, from p${formatPercent(1 - share).replace(/ %$/, "")}`;
}
