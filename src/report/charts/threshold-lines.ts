import type { ChartPlugin, DrawingContext, DrawnChart } from "./chart-description.ts";
import { drawText } from "./draw-text.ts";
import { quietInk } from "./palette.ts";
import type { Threshold } from "./thresholds.ts";

/** A line across the chart at each objective's value on one axis, with its own words; upright ones on a lying axis. */
export function thresholdLines(
  thresholds: readonly Threshold[],
  { axis, isUpright = false }: { readonly axis: string; readonly isUpright?: boolean },
): ChartPlugin {
  return {
    id: isUpright ? "uprightThresholds" : "thresholds",
    beforeDatasetsDraw(chart) {
      chart.ctx.save();
      for (const { text, value } of thresholds) {
        const at = chart.scales[axis]!.getPixelForValue(value);
        if (isUpright) drawUpright(chart, text, at);
        else drawLevel(chart, text, at);
      }
      chart.ctx.restore();
    },
  };
}

function drawLevel({ ctx, chartArea }: DrawnChart, text: string, y: number): void {
  drawDashes(ctx, { x: chartArea.left, y }, { x: chartArea.right, y });
  drawText(ctx, text, { x: chartArea.right - 6, y: y - 9, color: quietInk, align: "right" });
}

function drawUpright({ ctx, chartArea }: DrawnChart, text: string, x: number): void {
  drawDashes(ctx, { x, y: chartArea.top }, { x, y: chartArea.bottom });
  drawText(ctx, text, { x: x - 6, y: chartArea.top + 10, color: quietInk, align: "right" });
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function drawDashes(context: DrawingContext, from: Place, to: Place): void {
  context.strokeStyle = quietInk;
  context.lineWidth = 1.25;
  context.setLineDash([6, 4]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}
