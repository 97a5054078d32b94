import type { BreakEvenResult, Result } from "../../analysis/result.ts";
import { formatSignificant } from "../../units/significant.ts";
import { meanRate } from "../candidates.ts";
import { findings } from "../findings.ts";
import { formatNumber } from "../format-estimate.ts";
import { commonOptions, decadeTicks, logAxis } from "./axes.ts";
import type { ChartDescription, Dataset, Point } from "./chart-description.ts";
import { roomForNames, whitePaper } from "./draw-text.ts";
import { type LineName, lineNames } from "./line-names.ts";
import { lookOf } from "./palette.ts";
import { type VerticalMark, verticalMarks } from "./vertical-marks.ts";

/** What each candidate costs at each rate, both on log axes, the crossings marked; null without a break-even. */
export function costAgainstRate(result: Result): ChartDescription | null {
  const { breakEven } = result;
  if (breakEven === undefined || breakEven.curve.length === 0) return null;
  const lines = costLines(result, breakEven);
  const costs = lines.flatMap(({ points }) => points.map(({ y }) => y));
  if (costs.length === 0) return null;
  const [from, to] = breakEven.searched as [number, number];
  const [cheapest, dearest] = [Math.min(...costs), Math.max(...costs)];
  const title = `Cost against rate: ${titleOf(breakEven)}`;
  const names = lines.map(({ end }) => end.name);
  const isEverRefused = breakEven.curve.some(({ candidates }) =>
    Object.values(candidates).some(({ acceptable }) => !acceptable),
  );
  return {
    name: "cost-against-rate",
    title,
    alt: `Monthly cost of each candidate against the rate of requests. ${findings(result).crossings.join(" ")}`,
    width: 800,
    height: 470,
    config: {
      type: "line",
      data: { datasets: lines.map(({ dataset }) => dataset) },
      options: {
        ...commonOptions(title, { right: roomForNames(names), ...(isEverRefused ? { note: thinLine } : {}) }),
        scales: {
          x: logAxis("bottom", { title: `rate, ${breakEven.unit}`, min: from, max: to, ticks: decadeTicks(from, to) }),
          y: logAxis("left", {
            title: "cost, USD/month",
            min: cheapest / 1.3,
            max: dearest * 1.3,
            ticks: decadeTicks(cheapest / 1.3, dearest * 1.3),
          }),
        },
      },
      plugins: [
        whitePaper,
        verticalMarks(
          marksOf(result, breakEven),
          lines.map(({ points }) => points),
        ),
        lineNames(lines.map(({ end }) => end)),
      ],
    },
  };
}

const thinLine = "thin line: not acceptable at that rate";

interface CostLine {
  readonly points: readonly Point[];
  readonly dataset: Dataset;
  readonly end: LineName;
}

function costLines(result: Result, { curve }: BreakEvenResult): readonly CostLine[] {
  return result.candidates.flatMap(({ name }, index) => {
    const known = curve.filter(({ candidates }) => (candidates[name]?.monthly ?? 0) > 0);
    const points = known.map(({ rate, candidates }) => ({ x: rate, y: candidates[name]!.monthly }));
    if (points.length === 0) return [];
    const isAcceptable = known.map(({ candidates }) => candidates[name]!.acceptable);
    const { color, ink, dash, point } = lookOf(index);
    const dataset: Dataset = {
      label: name,
      data: points,
      borderColor: color,
      backgroundColor: color,
      borderDash: dash,
      borderWidth: 2.5,
      borderJoinStyle: "round",
      clip: 8,
      order: -index,
      pointStyle: point,
      pointRadius: spacedRadii(points),
      // Where it is not acceptable the line is only a thread: the cost of an answer nobody may choose.
      segment: {
        borderWidth: ({ p0DataIndex, p1DataIndex }: SegmentEnds) =>
          isAcceptable[p0DataIndex] === true && isAcceptable[p1DataIndex] === true ? 2.5 : 0.75,
      },
    };
    return [{ points, dataset, end: { name, color: ink, end: points.at(-1)! } }];
  });
}

interface SegmentEnds {
  readonly p0DataIndex: number;
  readonly p1DataIndex: number;
}

/** About ten markers along a line, evenly over its log axis, both ends included: enough to tell lines apart in grey. */
function spacedRadii(points: readonly Point[]): readonly number[] {
  const first = Math.log(points[0]!.x);
  const step = (Math.log(points.at(-1)!.x) - first) / 9;
  let next = first;
  return points.map(({ x }) => {
    // A whisker less, so that rounding cannot lose the last one.
    if (Math.log(x) < next - 1e-9) return 0;
    next = Math.max(next + step, Math.log(x) + step / 2);
    return 4;
  });
}

function marksOf(result: Result, { crossings }: BreakEvenResult): readonly VerticalMark[] {
  const marks: VerticalMark[] = crossings.flatMap(({ at, monthlyCost }) =>
    at.mean === null
      ? []
      : [
          {
            x: at.mean,
            point: monthlyCost,
            interval: at.low === null || at.high === null ? null : [at.low, at.high],
            lines: [`${formatSignificant(at.mean)} requests/s`, `${formatSignificant(monthlyCost)} USD/month`],
          },
        ],
  );
  const rate = meanRate(result);
  if (rate !== null) marks.push({ x: rate, lines: [`this scenario: ${formatSignificant(rate)}`], isDotted: true });
  return marks;
}

function titleOf({ crossings, unit }: BreakEvenResult): string {
  if (crossings.length === 0) return "the lines do not cross";
  const places = crossings.map(({ at }) => formatNumber(at.mean)).join(", ");
  return `the answer changes at ${places} ${unit}`;
}
