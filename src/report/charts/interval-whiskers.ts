import type { ChartPlugin, DrawnChart, Point } from "./chart-description.ts";

/** What is left open about a point, on either axis, in the axes' units. */
export interface Whiskered extends Point {
  readonly color: string;
  readonly across: readonly [number, number] | null;
  readonly upright: readonly [number, number] | null;
}

/** CSS pixels: a narrower interval is hidden by the point's own mark. */
const narrowest = 12;

/** The intervals of points as lines through them, where they are wider than the mark. */
export function intervalWhiskers(points: readonly Whiskered[]): ChartPlugin {
  return {
    id: "intervalWhiskers",
    beforeDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      ctx.save();
      ctx.lineWidth = 1.5;
      ctx.setLineDash([]);
      for (const { x, y, color, across, upright } of points) {
        ctx.strokeStyle = color;
        const [left, top] = [scales.x!.getPixelForValue(x), scales.y!.getPixelForValue(y)];
        const [from, to] = pixels(scales.x!, across, chart.chartArea.left);
        if (to - from > narrowest) drawLine(chart, { x: from, y: top }, { x: to, y: top });
        const [high, low] = pixels(scales.y!, upright, chart.chartArea.bottom);
        if (low - high > narrowest) drawLine(chart, { x: left, y: high }, { x: left, y: low });
      }
      ctx.restore();
    },
  };
}

/** Ends in rising pixels; what reaches down to nothing ends at the axis. */
function pixels(
  scale: DrawnChart["scales"][string],
  range: readonly [number, number] | null,
  foot: number,
): readonly [number, number] {
  if (range === null) return [0, 0];
  const [one, other] = range.map((value) => (value > 0 ? scale.getPixelForValue(value) : foot));
  return [Math.min(one!, other!), Math.max(one!, other!)];
}

function drawLine({ ctx }: DrawnChart, from: Point, to: Point): void {
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
}
