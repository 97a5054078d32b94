import type { ChartPlugin, Point } from "./chart-description.ts";
import { ink } from "./palette.ts";

/** CSS pixels from a point's middle to either end of its stroke. */
const half = 10;

/** A slanting stroke through points, as hatching crosses lines: what is there cannot be chosen. */
export function struckPoints(points: readonly Point[]): ChartPlugin {
  return {
    id: "struckPoints",
    afterDatasetsDraw({ ctx, scales }) {
      ctx.save();
      ctx.setLineDash([]);
      ctx.strokeStyle = ink;
      ctx.lineWidth = 1.75;
      for (const point of points) {
        const [x, y] = [scales.x!.getPixelForValue(point.x), scales.y!.getPixelForValue(point.y)];
        ctx.beginPath();
        ctx.moveTo(x - half, y + half);
        ctx.lineTo(x + half, y - half);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
