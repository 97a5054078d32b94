import type { ChartPlugin, DrawnChart, Point } from "./chart-description.ts";
import { drawText } from "./draw-text.ts";
import { ink, quietInk } from "./palette.ts";

/** Words about a point, in the axes' units. */
export interface PointLabel extends Point {
  readonly text: string;
  readonly bold: boolean;
  /** Default ink, of words that are not bold quiet ink. */
  readonly color?: string;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

const boxHeight = 16;
/** Rows above and below a point in which its words may stand. */
const reach = 7;
/** Covering other words is worse than covering a point, that worse than covering the line, and that than standing away. */
const weights = { words: 1000, point: 10, line: 7, row: 3 } as const;
/** CSS pixels between the places at which the line is looked for under words. */
const lineStep = 6;

/**
 * Words beside points, each where it covers least of other words, of the points and of a line through some of them; a
 * thread leads to those that stand away.
 */
export function pointLabels(
  all: readonly PointLabel[],
  { points, line }: { readonly points: readonly Point[]; readonly line: readonly Point[] },
): ChartPlugin {
  return {
    id: "pointLabels",
    afterDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      const pixel = ({ x, y }: Point) => ({ x: scales.x!.getPixelForValue(x), y: scales.y!.getPixelForValue(y) });
      const covered = { pixels: points.map(pixel), line: alongLine(line.map(pixel)) };
      const taken: Box[] = [];
      ctx.save();
      for (const label of all) {
        const box = placeOf(chart, label, { taken, ...covered });
        taken.push(box);
        const middle = box.top + boxHeight / 2;
        drawThread(chart, label, { x: box.left, y: middle, width: box.width });
        drawText(ctx, label.text, { x: box.left, y: middle, bold: label.bold, color: colorOf(label) });
      }
      ctx.restore();
    },
  };
}

function colorOf({ color, bold }: PointLabel): string {
  return color ?? (bold ? ink : quietInk);
}

interface Obstacles {
  readonly taken: readonly Box[];
  readonly pixels: readonly Point[];
  readonly line: readonly Point[];
}

/** Places along the lines between points, close together. */
function alongLine(points: readonly Point[]): readonly Point[] {
  return points.slice(1).flatMap((end, i) => {
    const start = points[i]!;
    const steps = Math.ceil((Math.abs(end.x - start.x) + Math.abs(end.y - start.y)) / lineStep);
    return Array.from({ length: steps }, (_, step) => {
      const share = step / steps;
      return { x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y) };
    });
  });
}

function placeOf(
  { ctx, chartArea, scales }: DrawnChart,
  { x, y, text, bold }: PointLabel,
  { taken, pixels, line }: Obstacles,
): Box {
  drawText(ctx, "", { x: 0, y: 0, bold });
  const { width } = ctx.measureText(text);
  const [left, top] = [scales.x!.getPixelForValue(x), scales.y!.getPixelForValue(y)];
  const rows = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const boxes = rows.flatMap((row) =>
    [11, 40, -11 - width, -40 - width].map((shift) => ({
      left: left + shift,
      top: top + (row - 0.5) * boxHeight,
      width,
      row,
    })),
  );
  const inside = boxes.filter(
    (box) =>
      box.left >= chartArea.left &&
      box.left + width <= chartArea.right + 16 &&
      box.top >= chartArea.top &&
      box.top + boxHeight <= chartArea.bottom,
  );
  const cost = (box: (typeof boxes)[number]) =>
    taken.filter((one) => overlaps(box, one)).length * weights.words +
    pixels.filter((point) => holds(box, point)).length * weights.point +
    (line.some((point) => holds(box, point, 0)) ? weights.line : 0) +
    Math.abs(box.row) * weights.row +
    (Math.abs(box.left - left) > 30 && Math.abs(box.left + width - left) > 30 ? weights.row : 0);
  return (inside.length > 0 ? inside : boxes).reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

function overlaps(one: Box, other: Box): boolean {
  const beside = one.left > other.left + other.width + 6 || other.left > one.left + one.width + 6;
  return !beside && Math.abs(one.top - other.top) < boxHeight;
}

function holds({ left, top, width }: Box, { x, y }: Point, margin = 6): boolean {
  const isWithin = x > left - margin && x < left + width + margin;
  return isWithin && y > top - margin / 2 && y < top + boxHeight + margin / 2;
}

/** From a point to words that do not stand right beside it. */
function drawThread(
  { ctx, scales }: DrawnChart,
  { x, y }: PointLabel,
  words: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const [left, top] = [scales.x!.getPixelForValue(x), scales.y!.getPixelForValue(y)];
  const isBeside = Math.min(Math.abs(words.x - left), Math.abs(words.x + words.width - left)) < 30;
  if (isBeside && Math.abs(words.y - top) < boxHeight / 2) return;
  ctx.strokeStyle = quietInk;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(left, top);
  ctx.lineTo(words.x > left ? words.x - 3 : words.x + words.width + 3, words.y);
  ctx.stroke();
}
