import type { Result } from "../../analysis/result.ts";
import { growingFleets } from "../fleets.ts";
import { formatNumber } from "../format-estimate.ts";
import { decadeTicks, logAxis, panelGap } from "./axes.ts";
import { drawingOrder, lineWidth } from "./candidate-looks.ts";
import type { ChartPlugin, Dataset, Point } from "./chart-description.ts";
import type { CostLine } from "./cost-lines.ts";
import { drawText } from "./draw-text.ts";
import { lineNames } from "./line-names.ts";

/** A panel under a chart: its height in CSS pixels, and what it adds to the chart. */
export interface Panel {
  readonly height: number;
  readonly datasets: readonly Dataset[];
  /** Axes from the bottom up, as Chart.js stacks them; the chart's own goes on top. */
  readonly scales: Readonly<Record<string, unknown>>;
  readonly plugins: readonly ChartPlugin[];
}

const axisName = "instances";
const height = 110;
/** More fleets than these have no room for their names, which stand above the panel too. */
const mostNamed = 5;

/** How many machines each growing fleet has at each rate; null where no fleet grows. */
export function fleetPanel(result: Result, lines: readonly CostLine[]): Panel | null {
  const growing = growingFleets(result);
  const fleets = lines.filter(({ name }) => growing.includes(name));
  if (fleets.length === 0) return null;
  const sizes = fleets.flatMap(({ points }) => points.map(({ instances }) => instances)).filter((size) => size > 0);
  const [least, most] = [Math.min(...sizes) / 1.25, Math.max(...sizes) * 1.6];
  const ticks = decadeTicks(least, most);
  return {
    height,
    datasets: fleets.map(fleetDataset),
    scales: {
      [axisName]: {
        ...logAxis("left", { title: "instances", min: least, max: most, ticks }),
        stack: "panels",
        stackWeight: height,
      },
      gap: panelGap(26),
    },
    plugins: [
      stepLabels(fleets.filter(({ look }) => look.isQuiet !== true)),
      lineNames(
        (fleets.length > mostNamed ? [] : fleets).map(({ name, look, points }) => {
          const { x, instances } = points.at(-1)!;
          return { name, color: look.ink, end: { x, y: instances } };
        }),
        axisName,
      ),
    ],
  };
}

function fleetDataset({ name, index, look, points }: CostLine): Dataset {
  return {
    label: name,
    data: steps(points.filter(({ instances }) => instances > 0)),
    yAxisID: axisName,
    borderColor: look.color,
    backgroundColor: look.color,
    borderDash: look.dash,
    borderWidth: lineWidth(look, 2),
    order: drawingOrder(look, index),
    pointRadius: 0,
  };
}

/**
 * One machine more is a step, drawn halfway between the two points that show it; anything else (several at once, a mean
 * over time) is drawn as a straight line, for nobody looked in between.
 */
function steps(points: CostLine["points"]): readonly Point[] {
  return points.flatMap(({ x, instances }, i) => {
    const before = points[i - 1];
    const here = { x, y: instances };
    if (before === undefined || !Number.isInteger(instances) || Math.abs(instances - before.instances) !== 1)
      return [here];
    const middle = Math.sqrt(before.x * x);
    return [{ x: middle, y: before.instances }, { x: middle, y: instances }, here];
  });
}

/** The size over each level of the steps that is wide enough for its number. */
function stepLabels(fleets: readonly CostLine[]): ChartPlugin {
  return {
    id: "stepLabels",
    afterDatasetsDraw({ ctx, scales }) {
      ctx.save();
      for (const { points, look } of fleets) {
        for (const { from, to, instances } of levels(points)) {
          const [left, right] = [scales.x!.getPixelForValue(from), scales.x!.getPixelForValue(to)];
          const text = formatNumber(instances);
          if (right - left < 6 + 8 * text.length) continue;
          const y = scales[axisName]!.getPixelForValue(instances) - 9;
          drawText(ctx, text, { x: (left + right) / 2, y, size: 11, align: "center", color: look.ink });
        }
      }
      ctx.restore();
    },
  };
}

interface Level {
  readonly from: number;
  readonly to: number;
  readonly instances: number;
}

/** Neighbouring points with the same whole number of instances; a single point is no level. */
function levels(points: CostLine["points"]): readonly Level[] {
  const found: Level[] = [];
  for (const { x, instances } of points) {
    const last = found.at(-1);
    if (last !== undefined && last.instances === instances) found[found.length - 1] = { ...last, to: x };
    else found.push({ from: x, to: x, instances });
  }
  return found.filter(({ from, to, instances }) => to > from && Number.isInteger(instances));
}
