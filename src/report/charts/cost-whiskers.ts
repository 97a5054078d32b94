import { formatDifference } from "../format-difference.ts";
import type { ChartPlugin, DrawnChart } from "./chart-description.ts";
import type { CostBar } from "./cost-differences.ts";
import { drawText } from "./draw-text.ts";
import { ink, quietInk } from "./palette.ts";

/** The interval of each bar as a line with two ends, its figure beside it, and the line of no difference. */
export function costWhiskers(bars: readonly CostBar[], categoryPercentage: number): ChartPlugin {
  return {
    id: "costWhiskers",
    afterDatasetsDraw(chart) {
      chart.ctx.save();
      drawZero(chart);
      for (const [place, { differences }] of bars.entries()) {
        // Bars of one change share its height, from its upper edge down.
        const offset = ((place + 0.5) / bars.length - 0.5) * categoryPercentage;
        for (const [change, difference] of differences.entries()) {
          if (difference === null || difference.mean === null) continue;
          const { mean, low, high } = difference;
          drawBarEnd(chart, { at: change + offset, mean, low: low ?? mean, high: high ?? mean });
        }
      }
      chart.ctx.restore();
    },
  };
}

function drawZero({ ctx, chartArea, scales }: DrawnChart): void {
  const x = scales.x!.getPixelForValue(0);
  ctx.strokeStyle = quietInk;
  ctx.lineWidth = 1.25;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
}

interface BarEnd {
  /** Place along the changes' axis. */
  readonly at: number;
  /** USD a month. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

function drawBarEnd({ ctx, scales }: DrawnChart, { at, mean, low, high }: BarEnd): void {
  const y = scales.y!.getPixelForValue(at);
  const [left, right] = [low, high].map((value) => scales.x!.getPixelForValue(value)) as [number, number];
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(right, y);
  for (const end of [left, right]) {
    ctx.moveTo(end, y - 4);
    ctx.lineTo(end, y + 4);
  }
  if (right - left >= 1) ctx.stroke();
  const zero = scales.x!.getPixelForValue(0);
  const isLess = mean < 0;
  const x = isLess ? Math.min(left, zero) - 6 : Math.max(right, zero) + 6;
  const text = formatDifference({ mean, low, high }).replace(/ \(.*/, "");
  drawText(ctx, text, { x, y, bold: true, align: isLess ? "right" : "left" });
}
