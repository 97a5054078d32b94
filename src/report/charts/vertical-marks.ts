import { type Bracket, bracketsOf, drawBracket } from "./band-brackets.ts";
import type { ChartPlugin, DrawnChart, Point } from "./chart-description.ts";
import { drawText, lineHeight } from "./draw-text.ts";
import { ink, paper, quietInk, shade } from "./palette.ts";

export interface VerticalMark {
  readonly x: number;
  readonly lines: readonly string[];
  /** The same in fewer words, for a narrow chart. */
  readonly shortLines?: readonly string[];
  readonly isDotted?: boolean;
  /** False draws the diamond alone. */
  readonly hasLine?: boolean;
  /** A diamond on the line at this height. */
  readonly point?: number;
  /** What the dice leave open, shaded where it is wide enough to see. */
  readonly interval?: readonly [number, number] | null;
  /** What disputed inputs leave open: shaded, with a bracket at the foot from end to end. */
  readonly band?: readonly [number, number] | null;
}

/**
 * Vertical lines with words beside them: where something happens along the axis. Shades lie beneath the chart's own parts;
 * then come lines, then the words, each where
 * it covers least of the chart's `curves`, of other lines and of other words.
 */
export function verticalMarks(marks: readonly VerticalMark[], curves: readonly (readonly Point[])[]): ChartPlugin {
  return {
    id: "verticalMarks",
    beforeDatasetsDraw(chart) {
      chart.ctx.save();
      for (const { mark } of placedMarks(chart, marks)) {
        drawShade(chart, mark.interval);
        drawShade(chart, mark.band);
      }
      chart.ctx.restore();
    },
    afterDatasetsDraw(chart) {
      const placed = placedMarks(chart, marks).map((placed) => ({ ...placed, mark: fitting(placed.mark, chart) }));
      chart.ctx.save();
      const brackets = bracketsOf(chart, marks);
      for (const bracket of brackets) drawBracket(chart, bracket);
      for (const mark of placed) drawLine(chart, mark);
      const obstacles = [
        ...placed.filter(({ mark }) => mark.hasLine !== false).map((mark) => lineObstacle(chart, mark)),
        ...placed.flatMap((mark) => diamondObstacle(chart, mark)),
        ...brackets.map(bracketObstacle),
        ...curveObstacles(chart, curves),
      ];
      for (const mark of placed) drawLabel(chart, mark, obstacles);
      chart.ctx.restore();
    },
  };
}

/** Those inside the chart, from left to right. */
function placedMarks({ chartArea, scales }: DrawnChart, marks: readonly VerticalMark[]): readonly PlacedMark[] {
  return marks
    .map((mark) => ({ mark, x: scales.x!.getPixelForValue(mark.x) }))
    .filter(({ x }) => x >= chartArea.left - 1 && x <= chartArea.right + 1)
    .sort((a, b) => a.x - b.x);
}

/** CSS pixels of the chart's own area, below which marks say less. */
const narrow = 430;

function fitting(mark: VerticalMark, { chartArea }: DrawnChart): VerticalMark {
  const isNarrow = chartArea.right - chartArea.left < narrow;
  return isNarrow && mark.shortLines !== undefined ? { ...mark, lines: mark.shortLines } : mark;
}

/** What words should not cover, and how bad it would be. */
interface Obstacle extends Box {
  readonly weight: number;
}

const weights = { dottedLine: 2, line: 4, curve: 3, words: 1000 } as const;

function lineObstacle({ height }: DrawnChart, { mark, x }: PlacedMark): Obstacle {
  const weight = mark.isDotted === true ? weights.dottedLine : weights.line;
  return { left: x - 3, right: x + 3, top: 0, bottom: height, weight };
}

/** Small boxes along each curve, close enough that no label slips between them. */
function curveObstacles({ scales }: DrawnChart, curves: readonly (readonly Point[])[]): readonly Obstacle[] {
  const pixels = ({ x, y }: Point) => ({ x: scales.x!.getPixelForValue(x), y: scales.y!.getPixelForValue(y) });
  const box = ({ x, y }: Point) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5, weight: weights.curve });
  return curves.flatMap((curve) => {
    const points = curve.map(pixels);
    return points.slice(1).flatMap((end, i) => {
      const start = points[i]!;
      const steps = Math.max(1, Math.ceil((Math.abs(end.x - start.x) + Math.abs(end.y - start.y)) / 8));
      return Array.from({ length: steps }, (_, k) => {
        const share = (k + 1) / steps;
        return box({ x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y) });
      });
    });
  });
}

interface PlacedMark {
  readonly mark: VerticalMark;
  /** CSS pixels. */
  readonly x: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function drawLine(chart: DrawnChart, { mark, x }: PlacedMark): void {
  const { scales } = chart;
  const isDotted = mark.isDotted === true;
  if (mark.hasLine !== false) drawStroke(chart, x, isDotted);
  if (mark.point !== undefined) drawDiamond(chart, x, scales.y!.getPixelForValue(mark.point));
}

function drawStroke({ ctx, chartArea }: DrawnChart, x: number, isDotted: boolean): void {
  ctx.strokeStyle = isDotted ? quietInk : ink;
  ctx.lineWidth = isDotted ? 1.25 : 1.5;
  ctx.setLineDash(isDotted ? [2, 4] : []);
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
}

/** Right or left of its line, where the words cover least; of equals the highest, and then the right. */
function drawLabel(chart: DrawnChart, { mark, x }: PlacedMark, obstacles: Obstacle[]): void {
  const { ctx, chartArea } = chart;
  const { top: highest, bottom: lowest } = chart.scales.y!;
  if (mark.lines.length === 0) return;
  const style = { bold: mark.isDotted !== true, color: mark.isDotted === true ? quietInk : ink };
  const width = labelWidth(chart, mark, style.bold);
  const height = mark.lines.length * lineHeight;
  const rows = Math.max(1, Math.floor((lowest - highest - 8 - height) / lineHeight));
  const boxes = Array.from({ length: rows }, (_, row) => highest + 4 + row * lineHeight).flatMap((top) =>
    [x + 8, x - 8 - width].map((left) => ({ left, right: left + width, top, bottom: top + height })),
  );
  const inside = boxes.filter(({ left, right }) => left >= chartArea.left && right <= chartArea.right);
  const box = leastCovering(inside.length > 0 ? inside : boxes, obstacles);
  obstacles.push({ ...box, weight: weights.words });
  // Against its own line, on whichever side of it the words stand.
  const side = box.right < x ? ({ x: box.right, align: "right" } as const) : ({ x: box.left, align: "left" } as const);
  for (const [i, text] of mark.lines.entries()) {
    drawText(ctx, text, { ...style, ...side, y: box.top + (i + 0.5) * lineHeight });
  }
}

function leastCovering(boxes: readonly Box[], obstacles: readonly Obstacle[]): Box {
  const covered = boxes.map((box) =>
    obstacles.reduce((sum, obstacle) => sum + (overlap(box, obstacle) ? obstacle.weight : 0), 0),
  );
  return boxes[covered.indexOf(Math.min(...covered))]!;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function labelWidth({ ctx }: DrawnChart, mark: VerticalMark, bold: boolean): number {
  // Measured in the font it is drawn in, which drawText sets; an empty text sets it without leaving a mark.
  drawText(ctx, "", { x: 0, y: 0, bold });
  return Math.max(...mark.lines.map((line) => ctx.measureText(line).width));
}

function drawShade({ ctx, chartArea, scales }: DrawnChart, range: VerticalMark["band"]): void {
  if (range === undefined || range === null) return;
  const inside = (value: number) =>
    Math.min(chartArea.right, Math.max(chartArea.left, scales.x!.getPixelForValue(value)));
  const [left, right] = [inside(range[0]), inside(range[1])];
  if (!(right - left >= 3)) return;
  ctx.fillStyle = shade;
  ctx.fillRect(left, chartArea.top, right - left, chartArea.bottom - chartArea.top);
}

function bracketObstacle({ left, right, y }: Bracket): Obstacle {
  return { left, right, top: y - 6, bottom: y + 6, weight: weights.line };
}

function diamondObstacle({ scales }: DrawnChart, { mark, x }: PlacedMark): readonly Obstacle[] {
  if (mark.point === undefined) return [];
  const y = scales.y!.getPixelForValue(mark.point);
  return [{ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7, weight: weights.line }];
}

function drawDiamond({ ctx }: DrawnChart, x: number, y: number): void {
  const half = 6;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(x, y - half);
  ctx.lineTo(x + half, y);
  ctx.lineTo(x, y + half);
  ctx.lineTo(x - half, y);
  ctx.closePath();
  ctx.fillStyle = paper;
  ctx.fill();
  ctx.strokeStyle = ink;
  ctx.lineWidth = 2;
  ctx.stroke();
}
