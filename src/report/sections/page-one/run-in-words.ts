import { halfWidthText } from "../../../analysis/precision/half-width-text.ts";
import type { Result } from "../../../analysis/result.ts";
import { placeText } from "../../../units/place-text.ts";
import { meanRate, ownPlace } from "../../candidates.ts";
import { formatSeconds } from "../../format-seconds.ts";

/** How much traffic was simulated, how often, and what the intervals are. */
export function runInWords(result: Result): string {
  const { precision } = result;
  const { replications, durationSeconds } = result.scenario;
  const rate = meanRate(result);
  const traffic = rate === null ? "" : `, ${placeText(rate)} on average${inTheLongRun(result, rate)}`;
  const span = `${formatSeconds(durationSeconds)} of traffic${traffic}`;
  if (replications === 1) return `Simulated ${span}, once: no intervals.`;
  const until = precision === undefined ? "" : precisionInWords(precision);
  return `Simulated ${span}, ${replications} times${until}; (low to high) is the 95 % interval of the dice, left out where it is narrower than the digits shown.`;
}

/** Further apart than the dice bring them. */
const fartherThanDice = 1.5;

/** Of a spike that comes seldom the window shows a day with it; the axis of rates counts all the others too. */
function inTheLongRun(result: Result, rate: number): string {
  if (result.breakEven?.axis !== "rate") return "";
  const own = ownPlace(result);
  if (own === null || own <= 0 || Math.max(own / rate, rate / own) < fartherThanDice) return "";
  return ` in that window, ${placeText(own)} in the long run, which is what the break-even counts (rates at which limits bind are of the window)`;
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
