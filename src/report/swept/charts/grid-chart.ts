import { commonOptions } from "../../charts/axes.ts";
import type { ChartDescription, Hover } from "../../charts/chart-description.ts";
import { lineHeight, nameLines, whitePaper } from "../../charts/draw-text.ts";
import { lineKey, roomForKey } from "../../charts/line-key.ts";
import { isUnobservedPanel, panelFrames } from "./panel-frames.ts";
import { columnAxis, columnGap, gridDatasets, gridScales, type PanelGrid, rowAxis, rowGap } from "./panel-grid.ts";
import { panelMarks } from "./panel-marks.ts";
import type { SweptMark, SweptPanel } from "./swept-panel.ts";

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
  const note = [...markNotes(grid, marks), ...notes].join("; ");
  return {
    name,
    title,
    alt,
    width: Math.ceil(beside + grid.columns * grid.width + (grid.columns - 1) * columnGap + right),
    height: Math.max(
      keyHeight(lines.map((line) => line.name)),
      around + above + rows * grid.height + (rows - 1) * rowGap,
    ),
    hover: hoverOf(grid),
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

/** The titles of rows end in their unit. */
function hoverOf({ titles, columns, x }: PanelGrid): Hover {
  const axes = Array.from({ length: columns }, (_, column) => columnAxis(column));
  const rows = titles.map((title, row) => [rowAxis(row), title.split(", ").at(-1)!] as const);
  if (x.kind === "words")
    return { units: Object.fromEntries(rows), words: Object.fromEntries(axes.map((axis) => [axis, x.nameAt])) };
  return { units: Object.fromEntries([...rows, ...axes.map((axis) => [axis, x.unit] as const)]) };
}

/** What the marks mean; where much is to be said, not that a whisker may be too short to draw. */
function markNotes({ panels }: PanelGrid, marks: readonly SweptMark[]): readonly string[] {
  const about = [
    ...(marks.some(({ acceptable, undecided }) => !acceptable && !undecided) ? ["ringed: not acceptable"] : []),
    ...(marks.some(({ undecided }) => undecided) ? ["dashed ring: not decided"] : []),
    ...(panels.some(isPartlyUnobserved) ? ["no mark: too few requests"] : []),
  ];
  if (marks.every(({ interval }) => interval === null)) return about;
  return [...about, `whiskers: 95 % interval${about.length > 1 ? "" : ", where it is wider than a mark"}`];
}

function isPartlyUnobserved({ lines }: SweptPanel): boolean {
  return lines.some(({ isUnobserved }) => isUnobserved) && !isUnobservedPanel(lines);
}

/** CSS pixels that the key needs with what stands above and below it. */
function keyHeight(names: readonly string[]): number {
  return 160 + names.reduce((sum, name) => sum + nameLines(name).length * lineHeight + 8, 0);
}
