import type { ChartPlugin, Point } from "./chart-description.ts";
import { drawText, lineHeight, nameLines, spreadApart } from "./draw-text.ts";

export interface LineName {
  readonly name: string;
  readonly color: string;
  /** The point, in the axes' units, beside which the name stands. */
  readonly end: Point;
}

/** Names at the right end of the lines they name, moved apart where they would touch, inside the axis's own panel. */
export function lineNames(names: readonly LineName[], axisName = "y"): ChartPlugin {
  return {
    id: `lineNames-${axisName}`,
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      const axis = scales[axisName]!;
      const lines = names.map(({ name }) => nameLines(name));
      const wanted = names.map(({ end }, i) => ({
        at: axis.getPixelForValue(end.y),
        height: lines[i]!.length * lineHeight + 3,
      }));
      const places = spreadApart(wanted, [axis.top, axis.bottom]);
      ctx.save();
      for (const [i, { color }] of names.entries()) {
        const top = places[i]! - ((lines[i]!.length - 1) * lineHeight) / 2;
        for (const [row, text] of lines[i]!.entries()) {
          drawText(ctx, text, { x: chartArea.right + 8, y: top + row * lineHeight, bold: true, color });
        }
      }
      ctx.restore();
    },
  };
}
