import { holmAdjusted } from "../../engine/statistics/holm-adjusted.ts";
import { chanceOf } from "../../engine/statistics/mean-error.ts";
import { welchDifference } from "../../engine/statistics/welch-difference.ts";
import type { BreakEvenResult, Crossing, Estimate, Result } from "../result.ts";
import type { CrossingDifference } from "./comparison.ts";
import { errorOfEstimate } from "./difference-error.ts";

/**
 * Where the answer changes with the rate, before and after: crossings of the same two candidates are matched from the
 * lowest up. Compared by Welch, since a result does not tell each replication's crossing, with Holm's adjustment over
 * all crossings. Empty where not both results looked for a break-even on the same axis.
 */
export function crossingDifferences(before: Result, after: Result): readonly CrossingDifference[] {
  const [earlier, later] = [before.breakEven, after.breakEven];
  if (earlier === undefined || later === undefined || earlier.unit !== later.unit) return [];
  const replications = { before: before.scenario.replications, after: after.scenario.replications };
  const matches = matched(earlier.crossings, later.crossings);
  const chances = matches.map(({ before, after }) =>
    before === undefined || after === undefined ? null : chanceBetween(before.at, after.at, replications),
  );
  const known = chances.flatMap((chance, i) => (chance === null ? [] : [{ chance, i }]));
  const adjusted = holmAdjusted(known.map(({ chance }) => chance));
  const byPlace = new Map(known.map(({ i }, place) => [i, adjusted[place]!]));
  return matches.map((match, i) => {
    const { cheaperBelow, cheaperAbove } = (match.after ?? match.before)!;
    const change = changeOf(match, { earlier, later, chance: byPlace.get(i) ?? null });
    const [from, to] = [match.before?.at ?? null, match.after?.at ?? null];
    return { cheaperBelow, cheaperAbove, unit: later.unit, before: from, after: to, change };
  });
}

interface Match {
  readonly before: Crossing | undefined;
  readonly after: Crossing | undefined;
}

function matched(before: readonly Crossing[], after: readonly Crossing[]): readonly Match[] {
  const [earlier, later] = [byPair(before), byPair(after)];
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((pair) => {
    const [from, to] = [earlier.get(pair) ?? [], later.get(pair) ?? []];
    return Array.from({ length: Math.max(from.length, to.length) }, (_, i) => ({ before: from[i], after: to[i] }));
  });
}

function byPair(crossings: readonly Crossing[]): ReadonlyMap<string, readonly Crossing[]> {
  const groups = new Map<string, Crossing[]>();
  for (const crossing of crossings) {
    const pair = JSON.stringify([crossing.cheaperBelow, crossing.cheaperAbove]);
    const group = groups.get(pair);
    if (group === undefined) groups.set(pair, [crossing]);
    else group.push(crossing);
  }
  return groups;
}

function chanceBetween(
  before: Estimate,
  after: Estimate,
  replications: { readonly before: number; readonly after: number },
): number | null {
  const a = errorOfEstimate(before, replications.before);
  const b = errorOfEstimate(after, replications.after);
  return a === null || b === null ? null : chanceOf((after.mean ?? 0) - (before.mean ?? 0), welchDifference(a, b));
}

interface Judged {
  readonly earlier: BreakEvenResult;
  readonly later: BreakEvenResult;
  readonly chance: number | null;
}

function changeOf({ before, after }: Match, { earlier, later, chance }: Judged): CrossingDifference["change"] {
  if (before === undefined) return isSearched(after!, earlier) ? "appeared" : "not searched";
  if (after === undefined) return isSearched(before, later) ? "disappeared" : "not searched";
  const [from, to] = [before.at.mean ?? 0, after.at.mean ?? 0];
  if (from.toPrecision(12) === to.toPrecision(12)) return "same";
  if (chance === null) return "moved";
  if (chance > 0.05) return "within noise";
  return to > from ? "higher" : "lower";
}

function isSearched({ at }: Crossing, { searched }: BreakEvenResult): boolean {
  const [from, to] = searched as [number, number];
  return at.mean !== null && at.mean >= from && at.mean <= to;
}
