import type { ClaimCondition, Measured, MetricCondition } from "../../scenario/claim-condition.ts";
import { holds } from "../compare-objective.ts";
import type { BreakEvenResult } from "../result.ts";

export type CurvePoint = BreakEvenResult["curve"][number];

/** How a condition stands at one point of a break-even's curve, from one replication and so without an interval. */
export interface PointJudged {
  readonly at: number;
  /** Null where it cannot be told, such as a percentile of too few requests. */
  readonly holds: boolean | null;
  /**
   * The logarithm of what was seen over what is claimed: 0 where the condition begins or ceases to hold. Null where there
   * is no such number.
   */
  readonly margin: number | null;
}

/** Metrics that a curve tells. */
const curveMetrics: readonly string[] = ["cost", "p99", "instances"];

/** True where a curve tells whether the condition holds. */
export function isOnCurve(condition: ClaimCondition): boolean {
  if (condition.kind === "best") return true;
  const { metric, bound } = condition;
  return curveMetrics.includes(metric) && ("value" in bound || curveMetrics.includes(bound.metric));
}

/** How a condition that is on the curve stands at one of its points. */
export function judgePoint(condition: ClaimCondition, point: CurvePoint): PointJudged {
  return condition.kind === "best" ? bestAt(condition.of, point) : metricAt(condition, point);
}

function metricAt(condition: MetricCondition, point: CurvePoint): PointJudged {
  const { bound, comparison } = condition;
  const nobody = [condition, ...("of" in bound ? [bound] : [])].some(({ of }) => !has(point, of));
  if (nobody) return { at: point.rate, holds: false, margin: null };
  const seen = valueAt(point, condition);
  const whole = "value" in bound ? bound.value : valueAt(point, bound);
  if (seen === null || whole === null) return { at: point.rate, holds: null, margin: null };
  const value = "value" in bound ? whole : bound.share * whole;
  return { at: point.rate, holds: holds(seen, { comparison, value }), margin: logarithm(seen, value) };
}

/** A candidate that is not eligible is on no curve. */
function has({ candidates }: CurvePoint, name: string): boolean {
  return Object.hasOwn(candidates, name);
}

function valueAt({ candidates }: CurvePoint, { metric, of }: Measured): number | null {
  const { monthly, p99, instances } = candidates[of]!;
  return metric === "cost" ? monthly : metric === "p99" ? p99 : instances;
}

function logarithm(seen: number, value: number): number | null {
  return seen > 0 && value > 0 ? Math.log(seen / value) : null;
}

/** The cheapest acceptable candidate at a point; the margin is its cost against the cheapest other's. */
function bestAt(name: string, { rate, candidates }: CurvePoint): PointJudged {
  const own = Object.hasOwn(candidates, name) ? candidates[name]! : null;
  if (own === null || !own.acceptable) return { at: rate, holds: false, margin: null };
  const others = Object.entries(candidates).filter(([other, { acceptable }]) => other !== name && acceptable);
  const cheapest = others.reduce((least, [, { monthly }]) => Math.min(least, monthly), Number.POSITIVE_INFINITY);
  const margin = Number.isFinite(cheapest) ? logarithm(own.monthly, cheapest) : null;
  return { at: rate, holds: own.monthly < cheapest, margin };
}
