import type { ClaimCondition } from "../../scenario/claim-condition.ts";
import type { BreakEvenResult } from "../result.ts";
import { isOnCurve, judgePoint, type PointJudged } from "./along-the-curve.ts";
import { commonRanges, holdingRanges, type Range } from "./holding-ranges.ts";
import { together } from "./judged.ts";

/** How a claim stands along a break-even's axis. */
export interface SearchedClaim {
  /** Where all conditions hold, rising. */
  readonly ranges: readonly Range[];
  /** True where they hold at every point that could be judged. */
  readonly everywhere: boolean;
  /** The first and the last point that could be judged. */
  readonly judged: Range;
}

export interface OwnPlace {
  /** The scenario's own value on the axis; null where it has none. */
  readonly own: number | null;
  /** How each condition stands there, from all replications. */
  readonly answers: readonly (boolean | null)[];
}

/** A grid leaves out the scenario's own place where it has a point as near as this (of a logarithm). */
const near = 0.01;

/** Judges all conditions at every point of the curve; null where it cannot tell one of them, or is empty. */
export function searchedClaim(
  conditions: readonly ClaimCondition[],
  breakEven: BreakEvenResult,
  place: OwnPlace,
): SearchedClaim | null {
  if (!conditions.every(isOnCurve)) return null;
  const lines = conditions.map((condition, index) => {
    const points = breakEven.curve.map((point) => judgePoint(condition, point));
    return withOwn(points, place.own, place.answers[index] ?? null);
  });
  const joint = breakEven.curve.map(({ rate }, index) => {
    return { rate, holds: together(lines.map((points) => points[index]!.holds)) };
  });
  const judged = joint.filter((point) => point.holds !== null);
  const [first, last] = [judged[0], judged.at(-1)];
  if (first === undefined || last === undefined) return null;
  const ranges = commonRanges(lines.map((points, index) => holdingRanges(conditions[index]!, points, breakEven)));
  return {
    ranges,
    everywhere: judged.every(({ rate }) => ranges.some(([low, high]) => low <= rate && rate <= high)),
    judged: [first.rate, last.rate],
  };
}

/** At the scenario's own place all replications know better than the one behind the curve. */
function withOwn(points: readonly PointJudged[], own: number | null, answer: boolean | null): readonly PointJudged[] {
  if (own === null || answer === null) return points;
  const distance = ({ at }: PointJudged) => Math.abs(Math.log(at / own));
  const nearest = points.reduce<PointJudged | null>((least, point) => {
    return least === null || distance(point) < distance(least) ? point : least;
  }, null);
  if (nearest === null || distance(nearest) > near) return points;
  return points.map((point) => (point === nearest ? { ...point, holds: answer } : point));
}
