import type { ChartPlugin } from "./chart-description.ts";
import { drawPoint } from "./draw-point.ts";
import { drawText, lineHeight, nameLines, roomForNames } from "./draw-text.ts";
import type { Look } from "./palette.ts";

export interface KeyEntry {
  readonly name: string;
  readonly look: Look;
  /** False where the lines carry no markers. */
  readonly hasPoint: boolean;
}

/** CSS pixels. */
const sampleLength = 30;

/** A key right of the chart: a piece of each line with its name, for lines that have no free end to be named at. */
export function lineKey(entries: readonly KeyEntry[]): ChartPlugin {
  return {
    id: "lineKey",
    afterDatasetsDraw({ ctx, chartArea }) {
      ctx.save();
      const left = chartArea.right + 14;
      let y = chartArea.top + 8;
      for (const { name, look, hasPoint } of quietLast(entries)) {
        ctx.strokeStyle = look.color;
        ctx.lineWidth = look.isQuiet === true ? 1.25 : 2.5;
        ctx.setLineDash([...look.dash]);
        ctx.beginPath();
        ctx.moveTo(left, y);
        ctx.lineTo(left + sampleLength, y);
        ctx.stroke();
        if (hasPoint) drawPoint(ctx, { look, x: left + sampleLength / 2, y });
        for (const text of nameLines(name)) {
          drawText(ctx, text, { x: left + sampleLength + 8, y, bold: true, color: look.ink });
          y += lineHeight;
        }
        y += 8;
      }
      ctx.restore();
    },
  };
}

function quietLast(entries: readonly KeyEntry[]): readonly KeyEntry[] {
  const isQuiet = ({ look }: KeyEntry) => look.isQuiet === true;
  return [...entries.filter((entry) => !isQuiet(entry)), ...entries.filter(isQuiet)];
}

/** CSS pixels that a key of these names is high. */
export function heightOfKey(names: readonly string[]): number {
  return names.reduce((sum, name) => sum + nameLines(name).length * lineHeight + 8, 0);
}

/** CSS pixels that a key of these names needs right of the chart. */
export function roomForKey(names: readonly string[]): number {
  return roomForNames(names) + sampleLength + 16;
}
