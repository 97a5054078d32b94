import type { ChartPlugin, DrawnChart, DrawnScale } from "../../charts/chart-description.ts";
import { columnAxis, hasMarker, type PanelGrid, rowAxis } from "./panel-grid.ts";
import type { SweptLine } from "./swept-panel.ts";

/** Whiskers over intervals and rings around what is not acceptable, wherever there is a marker. */
export function panelMarks(grid: PanelGrid): ChartPlugin {
  return {
    id: "panelMarks",
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.setLineDash([]);
      for (const { x, y, lines } of placedPanels(chart, grid)) {
        for (const line of lines) {
          const marks = line.marks.filter((_, i) => hasMarker(line, i, grid.width));
          drawWhiskers(chart, { ...line, marks }, [x, y]);
          drawRings(chart, { ...line, marks }, [x, y]);
        }
      }
      ctx.restore();
    },
  };
}

/** A panel with the axes it is drawn on. */
export interface PlacedPanel {
  readonly title: string | null;
  readonly lines: readonly SweptLine[];
  readonly x: DrawnScale;
  readonly y: DrawnScale;
}

export function placedPanels({ scales }: DrawnChart, { panels, columns }: PanelGrid): readonly PlacedPanel[] {
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
    ctx.setLineDash(mark.undecided ? [2, 2] : []);
    ctx.beginPath();
    ctx.arc(x.getPixelForValue(mark.x), y.getPixelForValue(mark.y), 7.5, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.setLineDash([]);
}
