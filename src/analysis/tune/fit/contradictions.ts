import { holmAdjusted } from "../../../engine/statistics/holm-adjusted.ts";
import { studentTail } from "../../../engine/statistics/student-tail.ts";
import { welchDifference } from "../../../engine/statistics/welch-difference.ts";
import { formatSignificant } from "../../../units/significant.ts";
import type { DurationPoint } from "./duration-fit.ts";

/** Chances below this are not chance. */
const level = 0.05;
/** Of two bare means, a smaller increase is rounding. */
const smallestIncrease = 0.01;

/**
 * Pairs of neighbouring sizes of which the larger took longer, though more CPU never makes work slower: a sentence each.
 *
 * @param points smallest size first
 */
export function longerWithMore(points: readonly DurationPoint[]): readonly string[] {
  const pairs = points.slice(1).map((larger, index) => ({ smaller: points[index]!, larger }));
  // Some platforms have sizes of the same CPU: either of them may have been measured the longer.
  const rising = pairs.filter(({ smaller, larger }) => {
    return larger.vcpus > smaller.vcpus && larger.duration > smaller.duration;
  });
  const chances = holmAdjusted(pairs.map((pair) => chanceOf(pair) ?? 1));
  return rising.flatMap((pair) => {
    const { smaller, larger } = pair;
    const increase = larger.duration / smaller.duration - 1;
    const says = `${larger.name} took ${formatSignificant(100 * increase, 2)} % longer than ${smaller.name}, though more CPU never makes work slower`;
    if (chanceOf(pair) === null) {
      return increase < smallestIncrease
        ? []
        : [`${says}: two means alone cannot tell whether that is noise; measure both again, with more invocations.`];
    }
    return chances[pairs.indexOf(pair)]! < level
      ? [`${says}, and by more than the noise of the invocations: something else than CPU differed between the two.`]
      : [];
  });
}

interface Pair {
  readonly smaller: DurationPoint;
  readonly larger: DurationPoint;
}

/** The chance of such a difference where there is none; null where the noise of one of them is not known. */
function chanceOf({ smaller, larger }: Pair): number | null {
  const [one, other] = [errorOf(smaller), errorOf(larger)];
  if (one === null || other === null) return null;
  const { standardError, degreesOfFreedom } = welchDifference(one, other);
  const difference = Math.abs(larger.duration - smaller.duration);
  if (standardError === 0) return difference === 0 ? 1 : 0;
  return studentTail(difference / standardError, degreesOfFreedom);
}

function errorOf({ deviation, count }: DurationPoint) {
  if (deviation === null || count === null || count < 2) return null;
  return { standardError: deviation / Math.sqrt(count), degreesOfFreedom: count - 1 };
}

export interface Outlying {
  readonly point: DurationPoint;
  /** Fitted / measured - 1. */
  readonly residual: number;
  /** Its share of its own fitted value, 0 to 1. */
  readonly leverage: number;
}

/**
 * Points that lie farther from the law than the others allow (studentised deleted residuals, allowing for how many points
 * there are): a sentence each. Needs at least two degrees of freedom left.
 */
export function farFromLaw(
  points: readonly Outlying[],
  { sumOfSquares, degreesOfFreedom }: { readonly sumOfSquares: number; readonly degreesOfFreedom: number },
): readonly string[] {
  if (degreesOfFreedom < 2) return [];
  return points.flatMap(({ point, residual, leverage }) => {
    const own = 1 - leverage;
    const others = sumOfSquares - (residual * residual) / own;
    if (own <= 1e-9 || others <= 0) return [];
    const studentised = Math.abs(residual) / Math.sqrt((others / (degreesOfFreedom - 1)) * own);
    if (points.length * studentTail(studentised, degreesOfFreedom - 1) >= level) return [];
    const off = formatSignificant(100 * Math.abs(1 / (1 + residual) - 1), 2);
    const side = residual > 0 ? "less" : "more";
    return [
      `${point.name} took ${off} % ${side} than the law fitted to the sizes says, far more than the others differ from it.`,
    ];
  });
}
