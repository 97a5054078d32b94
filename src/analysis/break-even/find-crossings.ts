import type { Crossing } from "../result.ts";
import { acceptableIntervals, type Interval } from "./acceptable-intervals.ts";
import { costOf } from "./cost-spans.ts";
import { crossingEstimate } from "./crossing-estimate.ts";
import { type Pair, type PairChange, pairChanges, type Shown } from "./pair-changes.ts";
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
  const { changes: turns, shown } = await pairChanges(curve, grid, compared);
  const changes: (PairChange | Boundary)[] = [...turns];
  const intervals = await acceptableIntervals(curve, grid);
  for (const place of compared) {
    const boundaries = intervals.get(place)?.boundaries ?? [];
    changes.push(...boundaries.map(({ bracket: [low, high] }) => ({ bracket: { low, high }, because }) as const));
  }
  changes.sort((a, b) => middleOf(a) - middleOf(b));
  const rates = [grid[0]!.rate, ...changes.map(middleOf), grid.at(-1)!.rate];
  const best = (from: number, to: number) => bestAt(curve, { rate: Math.sqrt(from * to), compared, shown });
  const crossings: FoundCrossing[] = [];
  for (const [index, change] of changes.entries()) {
    const below = await best(rates[index]!, rates[index + 1]!);
    const above = await best(rates[index + 1]!, rates[index + 2]!);
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

interface Judged {
  readonly rate: number;
  readonly compared: readonly number[];
  readonly shown: readonly Shown[];
}

/**
 * The place of the cheapest acceptable candidate at a rate; null where none is acceptable. A glance may mistake a fleet
 * by a machine, which matters where the order was shown by exact sizes.
 */
async function bestAt(curve: RateCurve, { rate, compared, shown }: Judged): Promise<number | null> {
  const isClose = shown.some(({ from, to }) => from <= rate && rate <= to);
  const point = isClose ? await curve.at(rate, compared) : await curve.glance(rate, compared);
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
