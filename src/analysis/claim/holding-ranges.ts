import type { ClaimCondition } from "../../scenario/claim-condition.ts";
import type { BreakEvenResult } from "../result.ts";
import type { PointJudged } from "./along-the-curve.ts";

/** From the lowest to the highest value of a break-even's axis. */
export type Range = readonly [low: number, high: number];

/**
 * The ranges in which one condition holds along a break-even's curve; `judged` are by rising value. Where it begins or
 * ceases to hold between two points the edge is the break-even's own crossing, where one explains it; else the straight
 * line between them, in logarithms of the axis and of what is compared, says where; else it lies half way. A point that
 * could not be judged ends a range at its neighbour. Ranges and gaps narrower than 1 % are noise: close to a crossing the
 * points of a curve come from more and from fewer replications.
 */
export function holdingRanges(
  condition: ClaimCondition,
  judged: readonly PointJudged[],
  breakEven: BreakEvenResult,
): readonly Range[] {
  const known = [true, false].flatMap((ends) => placesOf(condition, ends, breakEven));
  const isEnd = (index: number) => index === 0 || index === judged.length - 1;
  const points = judged.filter(({ at }, index) => isEnd(index) || !known.some((place) => isNear(place, at)));
  return withoutNoise(rangesOf(condition, points, breakEven));
}

/** Differences of logarithms that the noise of the curve may explain. */
const noise = 0.01;

function isNear(one: number, other: number): boolean {
  return Math.abs(Math.log(one / other)) < noise;
}

/** Closes narrow gaps, then leaves out narrow ranges; a single place, of which nothing beside is known, stays. */
function withoutNoise(ranges: readonly Range[]): readonly Range[] {
  const closed: Range[] = [];
  for (const [low, high] of ranges) {
    const last = closed.at(-1);
    if (last !== undefined && isNear(last[1], low)) closed[closed.length - 1] = [last[0], high];
    else closed.push([low, high]);
  }
  return closed.filter(([low, high]) => low === high || !isNear(low, high));
}

function rangesOf(
  condition: ClaimCondition,
  points: readonly PointJudged[],
  breakEven: BreakEvenResult,
): readonly Range[] {
  const ranges: Range[] = [];
  let from: number | null = null;
  for (const [index, point] of points.entries()) {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (point.holds !== true) continue;
    from ??= before?.holds === false ? edge(condition, [before, point], breakEven) : point.at;
    if (after?.holds === true) continue;
    ranges.push([from, after?.holds === false ? edge(condition, [point, after], breakEven) : point.at]);
    from = null;
  }
  return ranges;
}

/** Where all of several conditions hold. */
export function commonRanges(all: readonly (readonly Range[])[]): readonly Range[] {
  const [first = [], ...rest] = all;
  return rest.reduce(
    (common, ranges) => common.flatMap((one) => ranges.flatMap((other) => overlap(one, other))),
    first,
  );
}

/** Ranges that only touch have nothing in common, unless one of them is a single place. */
function overlap(one: Range, other: Range): readonly Range[] {
  const [low, high] = [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
  const isPlace = one[0] === one[1] || other[0] === other[1];
  return low < high || (isPlace && low === high) ? [[low, high]] : [];
}

type Between = readonly [PointJudged, PointJudged];

function edge(condition: ClaimCondition, between: Between, breakEven: BreakEvenResult): number {
  const [below, above] = between;
  const known = placesOf(condition, below.holds === true, breakEven).find((at) => at >= below.at && at <= above.at);
  return known ?? interpolated(between);
}

function interpolated([below, above]: Between): number {
  const [from, to] = [below.margin, above.margin];
  const isBracket = from !== null && to !== null && from !== to && from * to <= 0;
  const share = isBracket ? from / (from - to) : 0.5;
  return below.at * Math.exp(share * Math.log(above.at / below.at));
}

/** Places that the break-even knows at which the condition ceases (`ends`) or begins to hold. */
function placesOf(condition: ClaimCondition, ends: boolean, breakEven: BreakEvenResult): readonly number[] {
  if (condition.kind === "best") return bestPlaces(condition.of, ends, breakEven);
  const { metric, of, bound } = condition;
  if (!("of" in bound) || bound.share !== 1 || bound.metric !== metric) return [];
  const isPair = (one: string, other: string) => [one, other].includes(of) && [one, other].includes(bound.of);
  const { crossings, latencyCrossings } = breakEven;
  const cost = crossings.filter((one) => one.because === "cost" && isPair(one.cheaperBelow, one.cheaperAbove));
  const latency = latencyCrossings.filter(
    (one) => one.percentile === metric && isPair(one.fasterBelow, one.fasterAbove),
  );
  return (metric === "cost" ? cost : latency).flatMap(({ at }) => at.mean ?? []);
}

/** Where the best changes from or to a candidate; where no other is acceptable, the ends of its own acceptability. */
function bestPlaces(name: string, ends: boolean, { crossings, acceptableFrom }: BreakEvenResult): readonly number[] {
  const turns = crossings.filter((one) => (ends ? one.cheaperBelow : one.cheaperAbove) === name);
  const acceptable = Object.hasOwn(acceptableFrom, name) ? (acceptableFrom[name] ?? []) : [];
  return [...turns.flatMap(({ at }) => at.mean ?? []), ...acceptable.slice(ends ? 1 : 0, ends ? 2 : 1)];
}
