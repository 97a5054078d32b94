import type { CandidateComparison, Comparison } from "../../analysis/compare/comparison.ts";
import type { MetricDifference } from "../../analysis/compare/metric-difference.ts";
import { isClear } from "./metric-words.ts";
import { movementSentence } from "./movement-sentence.ts";

/** Moves of single metrics that the answer names; of more it gives the number. */
const mostNamed = 3;

/** What changed between two results in one sentence, the weightiest first. */
export function answerSentence(comparison: Comparison): string {
  const differences = comparison.candidates.flatMap((candidate) => candidate.differences);
  if (!comparison.differs) return nothingSentence(comparison, differences);
  const parts = [
    ...trafficPart(differences),
    ...bestPart(comparison),
    ...comparison.candidates.flatMap(standingPart),
    ...metricParts(differences),
    ...crossingPart(comparison),
  ];
  return asSentence(parts);
}

function nothingSentence({ candidates, before, after }: Comparison, differences: readonly MetricDifference[]): string {
  if (differences.length === 0) return "There is nothing to compare: no candidate was simulated in both results.";
  const moved = differences.filter(({ change }) => change === "within noise").length;
  const best =
    before.best === after.best
      ? ""
      : ` (${nameOf(after.best)} is named best instead of ${nameOf(before.best)}, which is within noise too)`;
  const turned = candidates.some(({ acceptable }) => acceptable.before !== acceptable.after)
    ? "; an objective that the interval leaves open fell the other way"
    : "";
  if (moved === 0) return `Nothing changed: ${allTheSame(differences.length)}${best}${turned}.`;
  const what = `${moved} of ${countOf(differences.length, "figure")} moved, none further than the dice explain`;
  return `Nothing changed beyond noise: ${what}${best}${turned}.`;
}

function allTheSame(count: number): string {
  return count === 1 ? "the one figure is the same" : `all ${count} figures are the same`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function nameOf(best: string | null): string {
  return best ?? "no candidate";
}

/** All candidates meet the same arrivals: told once. */
function trafficPart(differences: readonly MetricDifference[]): readonly string[] {
  const traffic = differences.find((one) => one.metric === "offered" && isClear(one));
  return traffic === undefined ? [] : [movementSentence(traffic)];
}

function bestPart({ before, after }: Comparison): readonly string[] {
  if (after.kind === "not decided" && before.best !== null) {
    return [`the verdict is not decided, for too few requests (the best was ${before.best})`];
  }
  if (after.kind === "cannot tell" && before.kind !== "cannot tell" && before.best !== null) {
    return [`no telling any more which candidate is cheapest (the best was ${before.best})`];
  }
  if (before.best === after.best) return [];
  if (after.best === null) return [`no candidate is acceptable any more (the best was ${before.best})`];
  if (before.best === null) return [`${after.best} is the best candidate, where none was acceptable`];
  return [`the best candidate is ${after.best} instead of ${before.best}`];
}

function standingPart({ name, in: side, acceptable }: CandidateComparison): readonly string[] {
  if (side === "before") return [`${name} was simulated in the earlier result only`];
  if (side === "after") return [`${name} was simulated in the later result only`];
  if (side === "neither" || acceptable.before === acceptable.after) return [];
  return [acceptable.after === true ? `${name} is acceptable now` : `${name} is not acceptable any more`];
}

/** Costs first, then p99, then whatever else there is; inside each the largest relative move first. */
function metricParts(differences: readonly MetricDifference[]): readonly string[] {
  const clear = differences
    .filter((one) => isClear(one) && one.metric !== "offered")
    .map((difference, place) => ({ difference, place, rank: rankOf(difference), size: sizeOf(difference) }))
    .sort((a, b) => a.rank - b.rank || b.size - a.size || a.place - b.place);
  const named = clear.slice(0, mostNamed).map(({ difference }) => movementSentence(difference));
  const rest = clear.length - named.length;
  if (rest === 0) return named;
  return [...named, `${rest === 1 ? "one more figure" : `${rest} more figures`} moved beyond noise`];
}

function rankOf({ metric }: MetricDifference): number {
  return metric === "cost" ? 0 : metric === "p99" ? 1 : 2;
}

function sizeOf({ before, difference }: MetricDifference): number {
  const size = Math.abs(difference.mean ?? 0);
  return before.mean === null || before.mean === 0 ? Number.MAX_VALUE : size / before.mean;
}

function crossingPart({ crossings }: Comparison): readonly string[] {
  const moved = crossings.filter(isCrossingClear).length;
  if (moved === 0) return [];
  return [moved === 1 ? "a break-even moved" : `${moved} break-evens moved`];
}

function isCrossingClear({ change }: Comparison["crossings"][number]): boolean {
  return change === "higher" || change === "lower";
}

/** Parts with a comma between, the last with "and"; the first letter as it stands where a name begins it. */
function asSentence(parts: readonly string[]): string {
  const [first = "", ...rest] = parts;
  const start = /^(the|no|a|one) /.test(first) ? first.charAt(0).toUpperCase() + first.slice(1) : first;
  const all = [start, ...rest];
  if (all.length === 1) return `${start}.`;
  return `${all.slice(0, -1).join("; ")}; and ${all.at(-1)}.`;
}
