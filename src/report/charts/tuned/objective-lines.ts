import type { TuneResult } from "../../../analysis/tune/tune-result.ts";
import { parseObjective } from "../../../scenario/objective.ts";
import type { ChartPlugin } from "../chart-description.ts";
import { drawText } from "../draw-text.ts";
import { quietInk } from "../palette.ts";

/** An objective of latency, in its own words and in milliseconds. */
export interface Threshold {
  readonly text: string;
  readonly value: number;
}

/** Objectives of the whole window on a metric that is drawn. */
export function latencyObjectives({ objectives }: TuneResult, metrics: readonly string[]): readonly Threshold[] {
  return objectives.flatMap((text) => {
    const parsed = parseObjective(text);
    if ("problem" in parsed || parsed.windows !== null) return [];
    return metrics.some((metric) => metric === parsed.metric) ? [{ text, value: parsed.value }] : [];
  });
}

/** Horizontal lines in the panel of one axis, with the objective's own words. */
export function objectiveLines(objectives: readonly Threshold[], axis: string): ChartPlugin {
  return {
    id: "thresholds",
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      ctx.save();
      for (const { text, value } of objectives) {
        const y = scales[axis]!.getPixelForValue(value);
        ctx.strokeStyle = quietInk;
        ctx.lineWidth = 1.25;
        ctx.setLineDash([6, 4]);
        ctx.beginPath();
        ctx.moveTo(chartArea.left, y);
        ctx.lineTo(chartArea.right, y);
        ctx.stroke();
        drawText(ctx, text, { x: chartArea.right - 6, y: y - 9, color: quietInk, align: "right" });
      }
      ctx.restore();
    },
  };
}
