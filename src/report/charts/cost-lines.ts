import type { BreakEvenResult, Result } from "../../analysis/result.ts";
import { candidateLooks, drawingOrder, lineWidth } from "./candidate-looks.ts";
import type { Dataset, Point } from "./chart-description.ts";
import type { Look } from "./palette.ts";

/** One candidate along the break-even curve. */
export interface CostLine {
  readonly name: string;
  /** Its place in the scenario, which decides its look. */
  readonly index: number;
  readonly look: Look;
  readonly points: readonly CostPoint[];
}

/** USD a month at a rate, with what else the curve knows there. */
export interface CostPoint extends Point {
  readonly acceptable: boolean;
  readonly instances: number;
}

/**
 * Each candidate's cost along the curve; where its acceptable rates end between two points there is one more, so that
 * the line shows the end where it is and not where somebody happened to look. Costs of zero cannot stand on a log axis.
 */
export function costLines(result: Result, { curve, acceptableFrom }: BreakEvenResult): readonly CostLine[] {
  const looks = candidateLooks(result);
  return result.candidates.flatMap(({ name }, index) => {
    const points = curve.flatMap(({ rate, candidates }): CostPoint[] => {
      const at = candidates[name];
      if (at === undefined || !(at.monthly > 0)) return [];
      return [{ x: rate, y: at.monthly, acceptable: at.acceptable, instances: at.instances }];
    });
    if (points.length === 0) return [];
    return [{ name, index, look: looks[index]!, points: withEnds(points, acceptableFrom[name] ?? []) }];
  });
}

function withEnds(points: readonly CostPoint[], ends: readonly number[]): readonly CostPoint[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    if (before === undefined || before.acceptable === point.acceptable) return [point];
    const end = ends.find((rate) => rate > before.x && rate < point.x);
    return end === undefined ? [point] : [between(before, point, end), point];
  });
}

/** On the straight line that the log axes draw. */
function between(from: CostPoint, to: CostPoint, x: number): CostPoint {
  const share = Math.log(x / from.x) / Math.log(to.x / from.x);
  const y = from.y * Math.exp(share * Math.log(to.y / from.y));
  return { x, y, acceptable: true, instances: share < 0.5 ? from.instances : to.instances };
}

/** The stretches of a line on which its candidate is not acceptable. */
export function refusedStretches({ points }: CostLine): readonly (readonly [CostPoint, CostPoint])[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    return from.acceptable && to.acceptable ? [] : [[from, to] as const];
  });
}

interface SegmentEnds {
  readonly p0DataIndex: number;
  readonly p1DataIndex: number;
}

/** The line as Chart.js draws it: a thread where it is not acceptable, the cost of an answer nobody may choose. */
export function costDataset(line: CostLine): Dataset {
  const { name, index, look, points } = line;
  const isAcceptable = (at: number) => points[at]?.acceptable === true;
  return {
    label: name,
    data: points.map(({ x, y }) => ({ x, y })),
    yAxisID: "y",
    borderColor: look.color,
    backgroundColor: look.color,
    borderDash: look.dash,
    borderWidth: lineWidth(look, 2.5),
    borderJoinStyle: "round",
    clip: 8,
    order: drawingOrder(look, index),
    pointStyle: look.point,
    pointRadius: spacedRadii(points, look.isQuiet === true ? 2.5 : 4),
    segment: {
      borderWidth: ({ p0DataIndex, p1DataIndex }: SegmentEnds) =>
        isAcceptable(p0DataIndex) && isAcceptable(p1DataIndex) ? lineWidth(look, 2.5) : 0.75,
    },
  };
}

/** About ten markers along a line, evenly over its log axis, both ends included: enough to tell lines apart in grey. */
function spacedRadii(points: readonly Point[], radius: number): readonly number[] {
  const first = Math.log(points[0]!.x);
  const step = (Math.log(points.at(-1)!.x) - first) / 9;
  let next = first;
  return points.map(({ x }) => {
    // A whisker less, so that rounding cannot lose the last one.
    if (Math.log(x) < next - 1e-9) return 0;
    next = Math.max(next + step, Math.log(x) + step / 2);
    return radius;
  });
}
