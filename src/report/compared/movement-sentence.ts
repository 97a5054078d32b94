import type { MetricDifference } from "../../analysis/compare/metric-difference.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatDifference } from "../format-difference.ts";
import { formatNumber } from "../format-estimate.ts";
import { formatPercent } from "../format-percent.ts";
import { metricWords } from "./metric-words.ts";

/**
 * How one metric moved, as part of a sentence: "A costs 12 % more (+3.40 USD a month, 3.10 to 3.70)", "the p99 of A is 20 %
 * higher (+40 ms, 37 to 43)".
 */
export function movementSentence(moved: MetricDifference): string {
  const { candidate, metric, unit, before, after, difference } = moved;
  const isMore = (difference.mean ?? 0) > 0;
  if (metric === "offered") {
    const [from, to] = sameDigits(before.mean, after.mean);
    return `the traffic is not the same: ${from} requests/s before, ${to} after`;
  }
  if (unit === "share") {
    const [from, to] = [before, after].map(({ mean }) => (mean === null ? "unknown" : formatPercent(mean)));
    return `the ${metricWords[metric].noun} of ${candidate} goes from ${from} to ${to}`;
  }
  const units = { "requests/s": " requests/s", "USD/month": " USD a month", ms: " ms", "": "" } as const;
  const amount = formatDifference(difference, { unit: units[unit] }).replace(/ \((.*)\)$/, ", $1");
  const share = relativeChange(moved);
  if (metric === "cost") return `${candidate} costs ${share}${isMore ? "more" : "less"} (${amount})`;
  return `the ${metricWords[metric].noun} of ${candidate} is ${share}${isMore ? "higher" : "lower"} (${amount})`;
}

/** Both with as many digits as tell them apart, three at least. */
function sameDigits(before: number | null, after: number | null): readonly [string, string] {
  for (let digits = 3; ; digits++) {
    const [from, to] = [formatNumber(before, { digits }), formatNumber(after, { digits })];
    if (from !== to || digits === 12) return [from, to];
  }
}

/** "12 % ", or nothing where there is no whole to take a share of. */
function relativeChange({ before, difference }: MetricDifference): string {
  if (before.mean === null || before.mean === 0 || difference.mean === null) return "";
  return `${formatSignificant((100 * Math.abs(difference.mean)) / before.mean, 2)} % `;
}
