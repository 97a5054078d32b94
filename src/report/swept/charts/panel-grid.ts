import { decadeTicks, linearAxis, logAxis, panelGap } from "../../charts/axes.ts";
import type { Dataset } from "../../charts/chart-description.ts";
import type { SweptLine, SweptPanel } from "./swept-panel.ts";
import type { XAxis } from "./x-axis.ts";

/** Panels in rows and columns that share an x axis; each row has a y axis. */
export interface PanelGrid {
  /** Row after row; the last row may be short. */
  readonly panels: readonly SweptPanel[];
  readonly columns: number;
  /** The title of each row's y axis. */
  readonly titles: readonly string[];
  /** Whether all rows have one range, so that they can be compared by height. */
  readonly hasOneRange: boolean;
  readonly x: XAxis;
  /** CSS pixels of one panel. */
  readonly width: number;
  readonly height: number;
}

/** CSS pixels between panels. */
export const columnGap = 28;
export const rowGap = 20;

/** CSS pixels for an axis's title and numbers. Chart.js would share out half the chart's width among all panels. */
const axisWidth = 72;

export function columnAxis(column: number): string {
  return `x${column === 0 ? "" : column}`;
}

export function rowAxis(row: number): string {
  return `y${row === 0 ? "" : row}`;
}

/** The scales of all panels for Chart.js, which stacks rows from the bottom up and columns from the left. */
export function gridScales(grid: PanelGrid): Readonly<Record<string, unknown>> {
  const rows = grid.titles.map((_, row) => row).reverse();
  const everything = grid.panels.flatMap(({ lines }) => lines);
  return Object.fromEntries([
    ...rows.flatMap((row) => {
      const panels = grid.panels.slice(row * grid.columns, (row + 1) * grid.columns);
      const lines = grid.hasOneRange ? everything : panels.flatMap((panel) => panel.lines);
      const gap = row === 0 ? [] : [[`gap-above-${row}`, panelGap(rowGap)] as const];
      return [[rowAxis(row), yAxis(grid, row, lines)] as const, ...gap];
    }),
    ...Array.from({ length: grid.columns }, (_, column) => column).flatMap((column) => {
      const gap = column === 0 ? [] : [[`gap-left-${column}`, columnSpace] as const];
      const scale = { ...grid.x.scale(grid.width), stack: "columns", stackWeight: grid.width };
      return [...gap, [columnAxis(column), scale] as const];
    }),
  ]);
}

const columnSpace = {
  type: "linear",
  position: "bottom",
  stack: "columns",
  stackWeight: columnGap,
  border: { display: false },
  grid: { display: false },
  ticks: { display: false },
} as const;

/** On a log axis where the values span more than a decade, else from zero. */
function yAxis({ titles, height }: PanelGrid, row: number, lines: readonly SweptLine[]) {
  const values = lines.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark === null ? [] : [mark.y, ...(mark.interval ?? [])])),
  );
  const panel = {
    stack: "panels",
    stackWeight: height,
    afterFit: (scale: { width: number }) => {
      scale.width = axisWidth;
    },
  };
  const title = titles[row] ?? "";
  // There may be more values than a call takes arguments.
  const least = values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const most = values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  if (least > 0 && most / least >= 10) {
    const range = { min: least / 1.3, max: most * 1.5 };
    return { ...logAxis("left", { title, ...range, ticks: decadeTicks(range.min, range.max) }), ...panel };
  }
  const empty = linearAxis("left", { title, min: 0, max: 1, ticks: [] });
  if (values.length === 0) return { ...empty, ...panel };
  // Chart.js knows the means alone, not the ends of intervals.
  const suggestedMax = Math.max(1e-9, 1.12 * most);
  return { ...linearAxis("left", { title, min: 0 }), suggestedMax, ...panel };
}

/** Every line of every panel on the axes of its place. */
export function gridDatasets(grid: PanelGrid): readonly Dataset[] {
  return grid.panels.flatMap(({ lines }, i) => {
    const axes = { xAxisID: columnAxis(i % grid.columns), yAxisID: rowAxis(Math.floor(i / grid.columns)) };
    return lines.map((line) => ({ ...sweptDataset(line, grid), ...axes }));
  });
}

/** Whether a point has a marker: all of them, or so many that markers do not touch, the first and the last among them. */
export function hasMarker({ marks }: Pick<SweptLine, "marks">, place: number, width: number): boolean {
  const every = Math.max(1, Math.ceil(marks.length / (width / 16)));
  return place % every === 0 || place === marks.length - 1;
}

/** Lines join numbers, not words; with many points only some have markers. */
function sweptDataset({ name, index, look, marks }: SweptLine, { x, width }: PanelGrid): Dataset {
  const isLine = x.kind === "numbers";
  return {
    label: name,
    data: marks.map((mark, i) => ({ x: mark?.x ?? x.places[i]!, y: mark?.y ?? Number.NaN })),
    showLine: isLine,
    spanGaps: false,
    borderColor: look.color,
    backgroundColor: look.color,
    borderDash: look.dash,
    borderWidth: 2,
    borderJoinStyle: "round",
    clip: 8,
    order: -index,
    pointStyle: look.point,
    pointRadius: marks.map((_, i) => (hasMarker({ marks }, i, width) ? 4 : 0)),
  };
}
