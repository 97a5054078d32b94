import { halfWidthText } from "../../../analysis/precision/half-width-text.ts";
import type { Result } from "../../../analysis/result.ts";
import { meanRate } from "../../candidates.ts";
import { formatNumber } from "../../format-estimate.ts";
import { formatSeconds } from "../../format-seconds.ts";

/** How much traffic was simulated, how often, and what the intervals are. */
export function runInWords(result: Result): string {
  const { precision } = result;
  const { replications, durationSeconds } = result.scenario;
  const rate = meanRate(result);
  const traffic = rate === null ? "" : `, ${formatNumber(rate)} requests/s on average`;
  const span = `${formatSeconds(durationSeconds)} of traffic${traffic}`;
  if (replications === 1) return `Simulated ${span}, once: no intervals.`;
  const until = precision === undefined ? "" : precisionInWords(precision);
  return `Simulated ${span}, ${replications} times${until}; (low to high) is the 95 % interval of the dice, left out where it is narrower than the digits shown.`;
}

/** Why so many times: half a sentence. */
function precisionInWords({ asked, reached, metric, candidate, met }: NonNullable<Result["precision"]>): string {
  const wanted = `± ${halfWidthText(asked)}`;
  if (metric === null) return ` (${wanted} was asked, and nothing was observed that has a width)`;
  const known = reached === null ? "no interval" : `± ${halfWidthText(reached, asked)}`;
  const widest = `${metric} of ${candidate ?? ""}, ${known}`;
  if (met) return `, until cost, mean, p50, p95 and p99 were known to ${wanted} (the widest: ${widest})`;
  return `, the most allowed, without reaching the ${wanted} asked (the widest: ${widest})`;
}
