import { commonOptions } from "../../charts/axes.ts";
import type { ChartDescription } from "../../charts/chart-description.ts";
import { lineHeight, nameLines, whitePaper } from "../../charts/draw-text.ts";
import { lineKey, roomForKey } from "../../charts/line-key.ts";
import { panelFrames } from "./panel-frames.ts";
import { columnGap, gridDatasets, gridScales, type PanelGrid, rowGap } from "./panel-grid.ts";
import { panelMarks } from "./panel-marks.ts";

export interface GridWords {
  /** The file's name without its extension. */
  readonly name: string;
  readonly title: string;
  readonly alt: string;
  /** What the line under the title says, beside what the marks mean. */
  readonly notes: readonly string[];
}

/** CSS pixels: the y axis with its margin; title, note, x axis and margins. */
const beside = 90;
const around = 140;
/** For the titles of the first row. */
const titleHeight = 14;

/** Panels as one chart; null where none has a mark. */
export function gridChart(grid: PanelGrid, { name, title, alt, notes }: GridWords): ChartDescription | null {
  const marks = grid.panels.flatMap(({ lines }) => lines.flatMap((line) => line.marks)).filter((mark) => mark !== null);
  if (marks.length === 0) return null;
  const lines = grid.panels[0]!.lines.filter((_, i) => {
    return grid.panels.some((panel) => panel.lines[i]!.marks.some((mark) => mark !== null));
  });
  const right = roomForKey(lines.map((line) => line.name));
  const rows = grid.titles.length;
  const above = grid.panels.some((panel) => panel.title !== null) ? titleHeight : 0;
  const note = [
    ...(marks.some(({ acceptable }) => !acceptable) ? ["ringed: not acceptable"] : []),
    ...(marks.some(({ interval }) => interval !== null)
      ? ["whiskers: 95 % interval, where it is wider than a mark"]
      : []),
    ...notes,
  ].join("; ");
  return {
    name,
    title,
    alt,
    width: Math.ceil(beside + grid.columns * grid.width + (grid.columns - 1) * columnGap + right),
    height: Math.max(
      keyHeight(lines.map((line) => line.name)),
      around + above + rows * grid.height + (rows - 1) * rowGap,
    ),
    config: {
      type: "line",
      data: { datasets: gridDatasets(grid) },
      options: {
        ...commonOptions(title, { right, above, ...(note === "" ? {} : { note }) }),
        scales: gridScales(grid),
      },
      plugins: [
        whitePaper,
        panelFrames(grid),
        panelMarks(grid),
        lineKey(lines.map((line) => ({ name: line.name, look: line.look, hasPoint: true }))),
      ],
    },
  };
}

/** CSS pixels that the key needs with what stands above and below it. */
function keyHeight(names: readonly string[]): number {
  return 160 + names.reduce((sum, name) => sum + nameLines(name).length * lineHeight + 8, 0);
}
