import type { TuneResult } from "../../../analysis/tune/tune-result.ts";
import type { ChartPlugin } from "../chart-description.ts";
import { failureInk } from "../palette.ts";

/** A cross at the foot of each size that cannot serve. */
export function failingCrosses({ sizes }: TuneResult): ChartPlugin {
  const failing = sizes.flatMap(({ works, at }) => (works ? [] : [at]));
  return {
    id: "failures",
    afterDatasetsDraw({ ctx, scales }) {
      ctx.save();
      ctx.strokeStyle = failureInk;
      ctx.lineWidth = 2;
      ctx.setLineDash([]);
      for (const at of new Set(failing)) {
        const [x, y] = [scales.x!.getPixelForValue(at), scales.x!.top - 7];
        ctx.beginPath();
        ctx.moveTo(x - 4, y - 4);
        ctx.lineTo(x + 4, y + 4);
        ctx.moveTo(x + 4, y - 4);
        ctx.lineTo(x - 4, y + 4);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}
