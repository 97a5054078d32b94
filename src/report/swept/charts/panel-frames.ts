import type { ChartPlugin, DrawnChart, DrawnScale } from "../../charts/chart-description.ts";
import { drawText, nameLines } from "../../charts/draw-text.ts";
import { paper, quietInk } from "../../charts/palette.ts";
import { columnAxis, type PanelGrid, rowAxis } from "./panel-grid.ts";
import { placedPanels } from "./panel-marks.ts";
import type { SweptLine } from "./swept-panel.ts";

/** Clears what Chart.js draws between panels and where there is none, frames each panel and writes its title. */
export function panelFrames(grid: PanelGrid): ChartPlugin {
  return {
    id: "panelFrames",
    beforeDatasetsDraw(chart) {
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
      for (const { x, y } of placedPanels(chart, grid)) frame(chart, x, y);
      ctx.restore();
    },
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      for (const { title, lines, x, y } of placedPanels(chart, grid)) {
        if (title !== null) drawTitle(chart, title, { x, y });
        if (isUnobservedPanel(lines)) drawUnobserved(chart, { x, y });
      }
      ctx.restore();
    },
  };
}

/** True where nothing was observed of any candidate, and of one that could serve. */
export function isUnobservedPanel(lines: readonly SweptLine[]): boolean {
  return (
    lines.some(({ isUnobserved }) => isUnobserved) && lines.every(({ marks }) => marks.every((one) => one === null))
  );
}

function drawUnobserved({ ctx }: DrawnChart, { x, y }: { readonly x: DrawnScale; readonly y: DrawnScale }): void {
  const middle = { x: (x.left + x.right) / 2, y: (y.top + y.bottom) / 2 };
  drawText(ctx, "too few requests", { ...middle, align: "center", color: quietInk, rim: false });
}

/** What a frame and its grid reach over their panel. */
const edge = 1;

/** The places behind the last panel of the last row. */
function clearEmpty({ ctx, chartArea, scales }: DrawnChart, { panels, columns }: PanelGrid): void {
  const used = panels.length % columns;
  if (used === 0) return;
  const y = scales[rowAxis(Math.floor(panels.length / columns))]!;
  const left = scales[columnAxis(used - 1)]!.right + edge;
  ctx.fillRect(left, y.top - 1, chartArea.right - left + 2, y.bottom - y.top + 2);
}

function frame({ ctx }: DrawnChart, x: DrawnScale, y: DrawnScale): void {
  ctx.strokeStyle = quietInk;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x.left, y.top);
  ctx.lineTo(x.left, y.bottom);
  ctx.lineTo(x.right, y.bottom);
  ctx.stroke();
}

function drawTitle(
  { ctx }: DrawnChart,
  title: string,
  { x, y }: { readonly x: DrawnScale; readonly y: DrawnScale },
): void {
  const length = Math.floor((x.right - x.left) / 7.6);
  const [text = ""] = nameLines(title, { length, most: 1 });
  drawText(ctx, text, { x: x.left + 4, y: y.top - 9, bold: true, rim: false });
}
