import type { Crossing } from "../result.ts";
import { acceptableIntervals, type Interval } from "./acceptable-intervals.ts";
import { crossingEstimate } from "./crossing-estimate.ts";
import { costOf, type Pair, type PairChange, pairChanges } from "./pair-changes.ts";
import type { CurvePoint, RateCurve } from "./rate-curve.ts";

/** Where a candidate begins or ceases to be acceptable. */
interface Boundary {
  readonly bracket: { readonly low: number; readonly high: number };
  readonly because: "objective";
}

/** A crossing and the candidates' places. */
export interface FoundCrossing {
  readonly crossing: Crossing;
  readonly below: number;
  readonly above: number;
}

export interface FoundCrossings {
  readonly crossings: readonly FoundCrossing[];
  /** By candidate: the rates at which it is acceptable, from the first to the last; null where at none. */
  readonly acceptable: ReadonlyMap<number, Interval | null>;
}

/**
 * Every rate at which the best candidate (the cheapest acceptable one) changes: because two cost the same there, because
 * a fleet takes one more machine, or because an objective begins or ceases to hold. `compared` are the candidates'
 * places; `grid` is by rising rate.
 */
export async function findCrossings(
  curve: RateCurve,
  grid: readonly CurvePoint[],
  compared: readonly number[],
): Promise<FoundCrossings> {
  const changes: (PairChange | Boundary)[] = [];
  for (const pair of pairsOf(compared)) changes.push(...(await pairChanges(curve, grid, pair)));
  const intervals = await acceptableIntervals(curve, grid);
  for (const place of compared) {
    const boundaries = intervals.get(place)?.boundaries ?? [];
    changes.push(...boundaries.map(({ bracket: [low, high] }) => ({ bracket: { low, high }, because }) as const));
  }
  changes.sort((a, b) => middleOf(a) - middleOf(b));
  const rates = [grid[0]!.rate, ...changes.map(middleOf), grid.at(-1)!.rate];
  const crossings: FoundCrossing[] = [];
  for (const [index, change] of changes.entries()) {
    const below = await bestBetween(curve, { from: rates[index]!, to: rates[index + 1]!, compared });
    const above = await bestBetween(curve, { from: rates[index + 1]!, to: rates[index + 2]!, compared });
    if (below === null || above === null || below === above) continue;
    crossings.push({ crossing: await describeCrossing(curve, change, [below, above]), below, above });
  }
  return {
    crossings,
    acceptable: new Map([...intervals].map(([place, { interval }]) => [place, interval])),
  };
}

const because = "objective";

function middleOf({ bracket }: PairChange | Boundary): number {
  return Math.sqrt(bracket.low * bracket.high);
}

/** Every two of the places. */
export function pairsOf(places: readonly number[]): readonly Pair[] {
  return places.flatMap((first, index) => places.slice(index + 1).map((second) => [first, second] as const));
}

async function describeCrossing(curve: RateCurve, change: PairChange | Boundary, [below, above]: Pair) {
  const names = { cheaperBelow: nameOf(curve, below), cheaperAbove: nameOf(curve, above) };
  if (change.because === "cost") return { ...(await costCrossing(curve, change)), ...names };
  const monthlyCost = costOf(await curve.at(change.bracket.low, [below]), below);
  // The bracket says how closely it was looked for, not how much the dice would move it: no interval is known.
  const at = { mean: middleOf(change), low: null, high: null };
  return { at, monthlyCost, because: change.because, ...names };
}

async function costCrossing(curve: RateCurve, { bracket, pair }: PairChange) {
  const [low, high] = [await curve.at(bracket.low, pair), await curve.at(bracket.high, pair)];
  const at = crossingEstimate(bracket, pairedCosts(low, pair), pairedCosts(high, pair));
  const share = ((at.mean ?? bracket.low) - bracket.low) / (bracket.high - bracket.low);
  const costThere = (place: number) => costOf(low, place) * (1 - share) + costOf(high, place) * share;
  // The two are equal there, but for rounding; the mean of both does not ask which comes first.
  const monthlyCost = (costThere(pair[0]) + costThere(pair[1])) / 2;
  return { at, monthlyCost, because: "cost" as const };
}

/** The place of the cheapest acceptable candidate halfway between two rates; null where none is acceptable. */
async function bestBetween(
  curve: RateCurve,
  { from, to, compared }: { readonly from: number; readonly to: number; readonly compared: readonly number[] },
): Promise<number | null> {
  const point = await curve.glance(Math.sqrt(from * to), compared);
  let best: number | null = null;
  for (const place of compared) {
    if (!point.seen.get(place)!.acceptable) continue;
    if (best === null || costOf(point, place) < costOf(point, best)) best = place;
  }
  return best;
}

function pairedCosts(point: CurvePoint, [first, second]: Pair): readonly number[] {
  const other = point.seen.get(second)!.summary.costs;
  return point.seen.get(first)!.summary.costs.map((cost, replication) => cost - other[replication]!);
}

function nameOf(curve: RateCurve, place: number): string {
  return curve.lines[place]!.candidate.name;
}
