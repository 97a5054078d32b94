import type { ChartPlugin, Point } from "./chart-description.ts";
import { drawText } from "./draw-text.ts";
import { paper } from "./palette.ts";

/** Where cold starts begin on a candidate's line. */
export interface ColdStartMark {
  readonly at: Point;
  readonly color: string;
  /** Null draws the ring alone. */
  readonly text: string | null;
}

const radius = 6;
const rowHeight = 16;

/** A ring on each line with its words right of it, moved down where they would cover each other's. */
export function coldStartMarks(marks: readonly ColdStartMark[]): ChartPlugin {
  return {
    id: "coldStartMarks",
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const placed = marks
        .map((mark) => ({
          ...mark,
          x: scales.x!.getPixelForValue(mark.at.x),
          y: scales.y!.getPixelForValue(mark.at.y),
        }))
        .sort((one, other) => one.y - other.y || one.x - other.x);
      ctx.save();
      ctx.setLineDash([]);
      for (const { x, y, color } of placed) {
        ctx.beginPath();
        ctx.arc(x, y, radius, 0, 2 * Math.PI);
        ctx.fillStyle = paper;
        ctx.fill();
        ctx.strokeStyle = color;
        ctx.lineWidth = 2.5;
        ctx.stroke();
      }
      let free = chartArea.top;
      for (const { x, y, color, text } of placed) {
        if (text === null) continue;
        drawText(ctx, "", { x: 0, y: 0, size: 11, bold: true });
        const left = Math.min(x + radius + 5, chartArea.right - ctx.measureText(text).width);
        const middle = Math.min(Math.max(y, free + rowHeight / 2), chartArea.bottom - rowHeight / 2);
        drawText(ctx, text, { x: left, y: middle, size: 11, bold: true, color });
        free = middle + rowHeight / 2;
      }
      ctx.restore();
    },
  };
}
