import type { ChartDescription, DrawingContext, Point } from "../../../src/report/charts/chart-description.ts";

interface Stroke {
  readonly from: Point & { readonly color: string };
  readonly to: Point;
}

/** What one of a chart's plugins draws on a chart of that width whose pixels are the axes' own units. */
export function drawnBy(id: string, { config }: ChartDescription, width = 4000) {
  const lines: Stroke[] = [];
  const rectangles: { readonly x: number; readonly width: number }[] = [];
  const circles: (Point & { readonly color: string })[] = [];
  const texts: string[] = [];
  let at: Point = { x: 0, y: 0 };
  const nothing = () => {};
  const ctx: DrawingContext = {
    font: "",
    fillStyle: "",
    strokeStyle: "",
    lineWidth: 1,
    textAlign: "",
    textBaseline: "",
    save: nothing,
    restore: nothing,
    beginPath: nothing,
    moveTo: (x, y) => {
      at = { x, y };
    },
    lineTo: (x, y) => {
      lines.push({ from: { ...at, color: String(ctx.strokeStyle) }, to: { x, y } });
      at = { x, y };
    },
    arc: (x, y) => {
      circles.push({ x, y, color: String(ctx.strokeStyle) });
    },
    closePath: nothing,
    fill: nothing,
    stroke: nothing,
    fillRect: (x, _y, width) => {
      rectangles.push({ x, width });
    },
    strokeText: nothing,
    fillText: (text) => {
      if (text !== "") texts.push(text);
    },
    setLineDash: nothing,
    measureText: (text) => ({ width: 8 * text.length }),
  };
  const scale = { top: 0, bottom: 20_000, left: 0, right: width, getPixelForValue: (value: number) => value };
  const chartArea = { left: 0, right: width, top: 0, bottom: 20_000 };
  const plugin = config.plugins.find((plugin) => plugin.id === id)!;
  const drawn = { ctx, width, height: 20_000, chartArea, scales: { x: scale, y: scale } };
  plugin.beforeDatasetsDraw?.(drawn);
  plugin.afterDatasetsDraw?.(drawn);
  return { lines, rectangles, circles, texts };
}
