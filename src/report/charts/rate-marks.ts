import { formatSignificant } from "../../units/significant.ts";
import type { ChartPlugin } from "./chart-description.ts";
import { drawText } from "./draw-text.ts";
import { quietInk } from "./palette.ts";

/** Requests a second that readers know their own service by. */
export const markedRates = [1, 10, 100, 1000] as const;

/** Quiet enough that no curve is taken for one. */
const rule = `${quietInk}66`;
/** CSS pixels that the words need above the chart. */
export const roomForRateMarks = 12;

/** Light upright rules at those rates that lie inside the axis, with their words above the chart, clear of its ticks. */
export function rateMarks([from, to]: readonly [number, number]): ChartPlugin {
  const rates = markedRates.filter((rate) => rate >= from && rate <= to);
  return {
    id: "rateMarks",
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      ctx.save();
      ctx.strokeStyle = rule;
      ctx.lineWidth = 1;
      ctx.setLineDash([]);
      for (const rate of rates) {
        const x = scales.x!.getPixelForValue(rate);
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top - 3);
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
      }
      for (const rate of rates) {
        const place = { x: scales.x!.getPixelForValue(rate), y: chartArea.top - 10 };
        drawText(ctx, `${formatSignificant(rate, 4)}/s`, {
          ...place,
          size: 11,
          align: "center",
          color: quietInk,
          rim: false,
        });
      }
      ctx.restore();
    },
  };
}
