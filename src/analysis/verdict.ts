import { pairedDifference } from "../engine/statistics/paired-difference.ts";
import { formatSignificant } from "../units/significant.ts";
import { isUndecided } from "./is-undecided.ts";
import type { Estimate, Verdict } from "./result.ts";
import { hoursWorth } from "./staff-hours.ts";
import type { CandidateSummary } from "./summarise-candidate.ts";

/**
 * Names the cheapest acceptable candidate and says how sure that is; `material` is the smallest saving that matters, as a
 * share of the next candidate's cost.
 */
export function verdict(summaries: readonly CandidateSummary[], material: number): Verdict {
  const acceptable = summaries
    .filter(({ result }) => result.acceptable)
    .sort((a, b) => total(a) - total(b) || (a.result.name < b.result.name ? -1 : 1));
  const [best, next] = acceptable;
  if (best === undefined) return noneAcceptable(summaries);
  const name = best.result.name;
  if (next === undefined) return onlyAcceptable(best, summaries.length);
  const monthly = differenceOf(next, best);
  const indistinguishable = acceptable
    .slice(1)
    .filter((other) => !isClear(differenceOf(other, best)))
    .map(({ result }) => result.name);
  const difference = { with: next.result.name, monthly };
  const kind = !isClear(monthly)
    ? "cannot tell"
    : (monthly.mean ?? 0) < material * total(next)
      ? "cheaper but not materially"
      : "cheaper";
  const sentence = sentenceFor(kind, { best, next, monthly });
  const staffHoursToFlip = kind === "cannot tell" ? null : hoursWorth(monthly.mean ?? 0, best.staffRate);
  return { best: name, kind, indistinguishable, difference, staffHoursToFlip, sentence };
}

function total({ result }: CandidateSummary): number {
  return result.bill.total;
}

/** Paired by replication; its mean is that of the bills. */
function differenceOf(dearer: CandidateSummary, cheaper: CandidateSummary): Estimate {
  return { ...pairedDifference(dearer.costs, cheaper.costs), mean: total(dearer) - total(cheaper) };
}

/** True where the dice cannot turn the difference round; with one replication only its sign is known. */
function isClear({ mean, low }: Estimate): boolean {
  return (low ?? mean ?? 0) > 0;
}

function noneAcceptable(summaries: readonly CandidateSummary[]): Verdict {
  const reasons = summaries.map(({ result }) => `${result.name} ${whyNot(result)}`).join("; ");
  if (summaries.some(({ result }) => isUndecided(result))) {
    const sentence = `Not decided: ${reasons}. The warnings say which duration settles it.`;
    return { ...nothingToCompare, best: null, kind: "not decided", sentence };
  }
  const sentence =
    summaries.length === 0
      ? "No candidate is acceptable: none is eligible."
      : `No candidate is acceptable: ${reasons}.`;
  return { ...nothingToCompare, best: null, kind: "none acceptable", sentence };
}

function onlyAcceptable(best: CandidateSummary, candidates: number): Verdict {
  const { name } = best.result;
  const cost = money(total(best));
  const sentence =
    candidates === 1
      ? `${name} is acceptable and costs ${cost} USD a month; there is no other candidate to compare it with.`
      : `${name} is the only acceptable candidate; it costs ${cost} USD a month.`;
  return { ...nothingToCompare, best: name, kind: "only acceptable", sentence };
}

const nothingToCompare = { indistinguishable: [], difference: null, staffHoursToFlip: null };

function whyNot(result: CandidateSummary["result"]): string {
  if (result.overloaded) return "is overloaded";
  const failed = result.slo.filter(({ passed }) => !passed);
  const missed = failed.find(({ observed }) => observed.mean !== null);
  if (missed !== undefined) return `misses ${missed.objective}`;
  if (failed[0] !== undefined && isUndecided(result)) return `had too few requests to judge ${failed[0].objective}`;
  return "completes less than 99.9 % of the requests";
}

function sentenceFor(
  kind: "cheaper" | "cheaper but not materially" | "cannot tell",
  { best, next, monthly }: { best: CandidateSummary; next: CandidateSummary; monthly: Estimate },
): string {
  const costs = `${money(total(best))} USD a month against ${money(total(next))} USD for ${next.result.name}`;
  const { name } = best.result;
  const noInterval = monthly.low === null ? " (one replication: no interval)" : "";
  if (kind === "cannot tell")
    return `Cannot tell which is cheaper: ${name} costs ${costs}, within the noise of the simulation.`;
  const share = percentInWords((100 * (monthly.mean ?? 0)) / total(next));
  if (kind === "cheaper")
    return `${name} is the cheapest acceptable candidate: ${costs}, ${share} % less${noInterval}.`;
  return `${name} is cheaper, but not materially: ${costs}, ${share} % less${noInterval}.`;
}

/** Two significant digits, or as many as it takes for 99.7 % not to read as all of it. */
function percentInWords(percent: number): string {
  const missing = 100 - percent;
  return formatSignificant(percent, missing <= 0 || missing >= 0.5 ? 2 : 2 - Math.floor(Math.log10(missing)));
}

function money(amount: number): string {
  return formatSignificant(amount, 3);
}
