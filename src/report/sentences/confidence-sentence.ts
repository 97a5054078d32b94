import { halfWidthText } from "../../analysis/precision/half-width-text.ts";
import type { Estimate, Result } from "../../analysis/result.ts";
import { dailyInWords } from "../../units/place-text.ts";
import { eligibleCandidates } from "../candidates.ts";
import { formatInterval, formatNumber } from "../format-estimate.ts";
import { mainCrossing } from "../main-crossing.ts";
import { priceDates } from "../price-dates.ts";
import { unconfirmedAssumptions, weakInputs } from "../weak-inputs.ts";

/**
 * How sure the answer is, in one line: the dice, what people dispute and which of it decides the break-even, the weakest
 * input that matters, and how old the prices are. What is not known is left out.
 */
export function confidenceSentence(result: Result): string {
  const parts = [sampling(result), band(result), weakest(result), prices(result)].filter((part) => part !== null);
  return `How sure: ${parts.join("; ")}.`;
}

/** How often, and how narrow what decides is known: the paired difference, else the best candidate's cost. */
function sampling(result: Result): string {
  const { replications } = result.scenario;
  if (replications === 1) return "one replication, which has no interval";
  const { best, difference } = result.verdict;
  const cost = eligibleCandidates(result).find(({ name }) => name === best)?.cost.monthly;
  const known =
    difference !== null
      ? intervalInWords("the difference", difference.monthly)
      : cost === undefined
        ? ""
        : intervalInWords("the cost", cost);
  return `${replications} replications${known}`;
}

/** ", which give the difference as 93.0 USD/month ± 0.5 % (92.5 to 93.4)". */
function intervalInWords(what: string, estimate: Estimate): string {
  const { mean, low, high } = estimate;
  if (mean === null || low === null || high === null) return "";
  const interval = formatInterval(estimate);
  const share = mean === 0 ? null : (high - low) / 2 / Math.abs(mean);
  const width = share === null ? "" : ` ± ${halfWidthText(share)}`;
  const ends = interval === null ? "" : ` (${interval.low} to ${interval.high})`;
  return `, which give ${what} as ${interval?.mean ?? formatNumber(mean)} USD/month${width}${ends}`;
}

/** The main crossing's input band, each end with what makes it. */
function band(result: Result): string | null {
  const crossing = mainCrossing(result);
  if (crossing?.band === undefined || result.breakEven === undefined) return null;
  const { low, lowBecause, high, highBecause } = crossing.band;
  const { unit, searched } = result.breakEven;
  const place = formatNumber(crossing.at.mean);
  const [least, most] = [formatNumber(low), formatNumber(high)];
  if (least === place && most === place) return "no disputed input moves the break-even";
  const from = `${low <= searched[0]! ? "below " : ""}${told(low, unit)}`;
  const to = `${high >= searched[1]! ? "above " : ""}${told(high, unit)}`;
  const reason = (shown: string, because: string) => (shown === place ? "" : ` (${withoutRange(because)})`);
  return `break-even from ${from}${reason(least, lowBecause)} to ${to}${reason(most, highBecause)} ${unit} over the disputed inputs`;
}

/** "22.6"; of a low rate "0.0121, 1,050 a day": what makes it follows in brackets. */
function told(value: number, unit: string): string {
  const daily = dailyInWords(value, unit);
  return `${formatNumber(value)}${daily === null ? "" : `, ${daily}`}`;
}

/** "below" and "above" say already that none is within what was searched. */
function withoutRange(because: string): string {
  return because.replace(/: none within [^:]*$/, "");
}

function weakest(result: Result): string | null {
  const [input] = weakInputs(result);
  if (input !== undefined) {
    const turns = input.flips.length > 0 ? "turns the verdict" : "does not turn the verdict alone";
    const moves = input.swing === null ? "" : `moves the difference by ${formatNumber(input.swing)} USD/month, `;
    return `weakest input: ${input.name} (${moves}${turns})`;
  }
  const [assumption] = unconfirmedAssumptions(result);
  return assumption === undefined ? null : `weakest input: ${assumption.name} (${assumption.value}, UNCONFIRMED)`;
}

function prices(result: Result): string | null {
  const dates = priceDates(result);
  return dates === null ? null : `prices of ${dates}`;
}
