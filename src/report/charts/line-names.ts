import { centredApart } from "./centred-apart.ts";
import type { ChartPlugin, DrawingContext, Point } from "./chart-description.ts";
import { drawText, lineHeight, nameLines, roomForNames, spreadApart } from "./draw-text.ts";

export interface LineName {
  readonly name: string;
  readonly color: string;
  /** The point, in the axes' units, beside which the name stands. */
  readonly end: Point;
}

/** More names than these are led to by a thread each, since many stand away from the end of their line. */
const mostBeside = 7;
/** CSS pixels of the threads. */
const threadLength = 26;

/** CSS pixels that the names need right of the chart. */
export function roomForLineNames(names: readonly string[]): number {
  return roomForNames(names) + (names.length > mostBeside ? threadLength : 0);
}

/** CSS pixels that the names need from the top of the axis to its foot. */
export function heightOfLineNames(names: readonly string[]): number {
  return names.reduce((sum, name) => sum + nameLines(name).length * lineHeight + 3, 0);
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
      const indent = names.length > mostBeside ? threadLength : 0;
      const places = (indent > 0 ? centredApart : spreadApart)(wanted, [axis.top, axis.bottom]);
      ctx.save();
      if (indent > 0) drawThreads(ctx, names, { left: chartArea.right, from: wanted.map(({ at }) => at), to: places });
      for (const [i, { color }] of names.entries()) {
        const top = places[i]! - ((lines[i]!.length - 1) * lineHeight) / 2;
        for (const [row, text] of lines[i]!.entries()) {
          drawText(ctx, text, { x: chartArea.right + 8 + indent, y: top + row * lineHeight, bold: true, color });
        }
      }
      ctx.restore();
    },
  };
}

/** Where the threads begin and end, CSS pixels. */
interface Threads {
  readonly left: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function drawThreads(context: DrawingContext, names: readonly LineName[], { left, from, to }: Threads): void {
  context.lineWidth = 1;
  context.setLineDash([]);
  for (const [i, { color }] of names.entries()) {
    context.strokeStyle = color;
    context.beginPath();
    context.moveTo(left + 5, from[i]!);
    context.lineTo(left + 4 + threadLength, to[i]!);
    context.stroke();
  }
}
