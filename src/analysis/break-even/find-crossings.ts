import type { Crossing } from "../result.ts";
import { acceptableIntervals, type Interval } from "./acceptable-intervals.ts";
import { crossingEstimate } from "./crossing-estimate.ts";
import { type Bracket, findRoot } from "./find-root.ts";
import type { CurvePoint, RateCurve } from "./rate-curve.ts";

/** Where two candidates cost the same. */
interface CostRoot {
  readonly rate: number;
  readonly bracket: Bracket;
  readonly pair: readonly [number, number];
}

/** Where a candidate begins or ceases to be acceptable. */
interface Boundary {
  readonly rate: number;
  readonly bracket: readonly [number, number];
}

export interface FoundCrossings {
  readonly crossings: readonly Crossing[];
  /** By candidate: the rates at which it is acceptable, from the first to the last; null where at none. */
  readonly acceptable: readonly (Interval | null)[];
}

/**
 * Every rate at which the best candidate (the cheapest acceptable one) changes: because two cost the same there, or
 * because an objective begins or ceases to hold. `compared` are the candidates' places; `grid` is by rising rate.
 */
export async function findCrossings(
  curve: RateCurve,
  grid: readonly CurvePoint[],
  compared: readonly number[],
): Promise<FoundCrossings> {
  const roots: CostRoot[] = [];
  for (const [place, first] of compared.entries()) {
    for (const second of compared.slice(place + 1)) roots.push(...(await costRoots(curve, grid, [first, second])));
  }
  const intervals = await acceptableIntervals(curve, grid);
  const boundaries = compared.flatMap((candidate) => intervals[candidate]!.boundaries);
  const changes = [
    ...roots.map((root) => ({ rate: root.rate, root, boundary: null })),
    ...boundaries.map((boundary) => ({ rate: boundary.rate, root: null, boundary })),
  ].sort((a, b) => a.rate - b.rate);
  const crossings: Crossing[] = [];
  const ends = [grid[0]!.rate, ...changes.map(({ rate }) => rate), grid.at(-1)!.rate];
  for (const [index, change] of changes.entries()) {
    const below = await bestBetween(curve, { from: ends[index]!, to: change.rate, compared });
    const above = await bestBetween(curve, { from: change.rate, to: ends[index + 2]!, compared });
    if (below === null || above === null || below === above) continue;
    const names = { cheaperBelow: nameOf(grid, below), cheaperAbove: nameOf(grid, above) };
    if (change.root !== null) crossings.push({ ...(await costCrossing(curve, change.root)), ...names });
    else crossings.push({ ...(await objectiveCrossing(curve, change.boundary, below)), ...names });
  }
  return { crossings, acceptable: intervals.map(({ interval }) => interval) };
}

/** Refines only the stretches of the grid at whose ends the order of the two costs differs. */
async function costRoots(curve: RateCurve, grid: readonly CurvePoint[], pair: readonly [number, number]) {
  const difference = (point: CurvePoint) => costOf(point, pair[0]) - costOf(point, pair[1]);
  const roots: CostRoot[] = [];
  for (let i = 1; i < grid.length; i++) {
    const [low, high] = [grid[i - 1]!, grid[i]!];
    const [atLow, atHigh] = [difference(low), difference(high)];
    if (atLow > 0 === atHigh > 0) continue;
    const start = { low: low.rate, high: high.rate, atLow, atHigh };
    const bracket = await findRoot(start, async (rate) => difference(await curve.at(rate)));
    roots.push({ rate: Math.sqrt(bracket.low * bracket.high), bracket, pair });
  }
  return roots;
}

async function costCrossing(curve: RateCurve, { bracket, pair }: CostRoot) {
  const [low, high] = [await curve.at(bracket.low), await curve.at(bracket.high)];
  const at = crossingEstimate(bracket, pairedCosts(low, pair), pairedCosts(high, pair));
  const share = ((at.mean ?? bracket.low) - bracket.low) / (bracket.high - bracket.low);
  const costThere = (candidate: number) => costOf(low, candidate) * (1 - share) + costOf(high, candidate) * share;
  // The two are equal there, but for rounding; the mean of both does not ask which comes first.
  const monthlyCost = (costThere(pair[0]) + costThere(pair[1])) / 2;
  return { at, monthlyCost, because: "cost" as const };
}

async function objectiveCrossing(curve: RateCurve, { rate, bracket }: Boundary, below: number) {
  const at = { mean: rate, low: bracket[0], high: bracket[1] };
  const monthlyCost = costOf(await curve.at(bracket[0]), below);
  return { at, monthlyCost, because: "objective" as const };
}

/** The place of the cheapest acceptable candidate halfway between two rates; null where none is acceptable. */
async function bestBetween(
  curve: RateCurve,
  { from, to, compared }: { readonly from: number; readonly to: number; readonly compared: readonly number[] },
): Promise<number | null> {
  const point = await curve.glance(Math.sqrt(from * to));
  let best: number | null = null;
  for (const candidate of compared) {
    if (!point.summaries[candidate]!.result.acceptable) continue;
    if (best === null || costOf(point, candidate) < costOf(point, best)) best = candidate;
  }
  return best;
}

function costOf(point: CurvePoint, candidate: number): number {
  return point.summaries[candidate]!.result.bill.total;
}

function pairedCosts(point: CurvePoint, [first, second]: readonly [number, number]): readonly number[] {
  const other = point.summaries[second]!.costs;
  return point.summaries[first]!.costs.map((cost, replication) => cost - other[replication]!);
}

function nameOf(grid: readonly CurvePoint[], candidate: number): string {
  return grid[0]!.summaries[candidate]!.result.name;
}
