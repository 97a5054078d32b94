import type { ChartPlugin, Point } from "./chart-description.ts";
import { drawText } from "./draw-text.ts";
import { ink } from "./palette.ts";

export interface TargetMark {
  readonly at: Point;
  readonly text: string;
}

/** Corners that a line must stay under and left of: an objective, drawn as a hook with its words. */
export function targetMarks(targets: readonly TargetMark[]): ChartPlugin {
  return {
    id: "targetMarks",
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      ctx.save();
      for (const { at, text } of targets) {
        const x = scales.x!.getPixelForValue(at.x);
        const y = scales.y!.getPixelForValue(at.y);
        if (!(x >= chartArea.left && x <= chartArea.right && y >= chartArea.top && y <= chartArea.bottom)) continue;
        ctx.strokeStyle = ink;
        ctx.lineWidth = 2;
        ctx.setLineDash([]);
        ctx.beginPath();
        ctx.moveTo(x, y - 22);
        ctx.lineTo(x, y);
        ctx.lineTo(x + 22, y);
        ctx.stroke();
        // Where nothing should be, if there is room: left of the corner are the lines that keep it.
        drawText(ctx, "", { x: 0, y: 0, bold: true });
        const isLeft = x + 6 + ctx.measureText(text).width > chartArea.right;
        drawText(ctx, text, { x: isLeft ? x - 6 : x + 6, y: y - 12, align: isLeft ? "right" : "left", bold: true });
      }
      ctx.restore();
    },
  };
}
