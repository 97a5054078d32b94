import type { ChartPlugin, DrawnChart, DrawnScale } from "../../charts/chart-description.ts";
import { drawText, nameLines } from "../../charts/draw-text.ts";
import { ink, paper, quietInk } from "../../charts/palette.ts";
import { columnAxis, type PanelGrid, rowAxis } from "./panel-grid.ts";
import type { SweptLine } from "./swept-panel.ts";

/** Whiskers over intervals and rings around what is not acceptable, in every panel. */
export function panelMarks(grid: PanelGrid): ChartPlugin {
  return {
    id: "panelMarks",
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.setLineDash([]);
      for (const { x, y, lines } of placesOf(chart, grid)) {
        for (const line of lines) {
          drawWhiskers(chart, line, [x, y]);
          drawRings(chart, line, [x, y]);
        }
      }
      ctx.restore();
    },
  };
}

interface PlacedPanel {
  readonly title: string | null;
  readonly lines: readonly SweptLine[];
  readonly x: DrawnScale;
  readonly y: DrawnScale;
}

function placesOf({ scales }: DrawnChart, { panels, columns }: PanelGrid): readonly PlacedPanel[] {
  return panels.map((panel, i) => ({
    ...panel,
    x: scales[columnAxis(i % columns)]!,
    y: scales[rowAxis(Math.floor(i / columns))]!,
  }));
}

type Axes = readonly [DrawnScale, DrawnScale];

/** A whisker shorter than its marker would only blur it. */
const shortest = 10;

function drawWhiskers({ ctx }: DrawnChart, { look, marks }: SweptLine, [x, y]: Axes): void {
  ctx.strokeStyle = look.ink;
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  for (const mark of marks) {
    if (mark === null || mark.interval === null) continue;
    const at = x.getPixelForValue(mark.x);
    const [low, high] = [0, 1].map((end) => within(y.getPixelForValue(mark.interval![end]!), y)) as [number, number];
    if (!(low - high >= shortest)) continue;
    ctx.moveTo(at, low);
    ctx.lineTo(at, high);
    for (const end of [low, high]) {
      ctx.moveTo(at - 3, end);
      ctx.lineTo(at + 3, end);
    }
  }
  ctx.stroke();
}

/** Zero has no place on a log axis. */
function within(pixel: number, { top, bottom }: DrawnScale): number {
  return Number.isFinite(pixel) ? Math.min(bottom, Math.max(top, pixel)) : bottom;
}

function drawRings({ ctx }: DrawnChart, { look, marks }: SweptLine, [x, y]: Axes): void {
  ctx.strokeStyle = look.ink;
  ctx.lineWidth = 1.25;
  for (const mark of marks) {
    if (mark === null || mark.acceptable) continue;
    ctx.beginPath();
    ctx.arc(x.getPixelForValue(mark.x), y.getPixelForValue(mark.y), 7.5, 0, 2 * Math.PI);
    ctx.stroke();
  }
}

/** Clears what Chart.js draws between panels and where there is none, frames each panel and writes its title. */
export function panelFrames(grid: PanelGrid): ChartPlugin {
  return {
    id: "panelFrames",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      ctx.save();
      ctx.fillStyle = paper;
      for (let column = 1; column < grid.columns; column++) {
        const [from, to] = [scales[columnAxis(column - 1)]!.right, scales[columnAxis(column)]!.left];
        ctx.fillRect(from + edge, chartArea.top - 1, to - from - 2 * edge, chartArea.bottom - chartArea.top + 2);
      }
      for (let row = 1; row < grid.titles.length; row++) {
        const [from, to] = [scales[rowAxis(row - 1)]!.bottom, scales[rowAxis(row)]!.top];
        ctx.fillRect(chartArea.left - 1, from + edge, chartArea.right - chartArea.left + 2, to - from - 2 * edge);
      }
      clearEmpty(chart, grid);
      for (const { title, x, y } of placesOf(chart, grid)) {
        frame(chart, [x, y]);
        if (title !== null) drawTitle(chart, title, [x, y]);
      }
      ctx.restore();
    },
  };
}

/** Markers at a panel's edge reach a little beyond it. */
const edge = 2;

/** The places behind the last panel of the last row. */
function clearEmpty({ ctx, chartArea, scales }: DrawnChart, { panels, columns }: PanelGrid): void {
  const used = panels.length % columns;
  if (used === 0) return;
  const y = scales[rowAxis(Math.floor(panels.length / columns))]!;
  const left = scales[columnAxis(used - 1)]!.right + edge;
  ctx.fillRect(left, y.top - 1, chartArea.right - left + 2, y.bottom - y.top + 2);
}

function frame({ ctx }: DrawnChart, [x, y]: Axes): void {
  ctx.strokeStyle = quietInk;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x.left, y.top);
  ctx.lineTo(x.left, y.bottom);
  ctx.lineTo(x.right, y.bottom);
  ctx.stroke();
}

function drawTitle({ ctx }: DrawnChart, title: string, [x, y]: Axes): void {
  const length = Math.floor((x.right - x.left) / 7.6);
  const [text = ""] = nameLines(title, { length, most: 1 });
  drawText(ctx, text, { x: x.left + 4, y: y.top - 8, bold: true, color: ink });
}
