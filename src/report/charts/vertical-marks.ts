import type { ChartPlugin, DrawnChart } from "./chart-description.ts";
import { drawText, lineHeight } from "./draw-text.ts";
import { ink, paper, quietInk } from "./palette.ts";

export interface VerticalMark {
  readonly x: number;
  readonly lines: readonly string[];
  readonly isDotted?: boolean;
  /** A diamond on the line at this height; the interval, where it is wide enough to see, as a band. */
  readonly point?: number;
  readonly interval?: readonly [number, number] | null;
}

/** Vertical lines with words beside them: where something happens along the axis. Lines first, then all words. */
export function verticalMarks(marks: readonly VerticalMark[]): ChartPlugin {
  return {
    id: "verticalMarks",
    afterDatasetsDraw(chart) {
      const { left, right } = chart.chartArea;
      const placed = marks
        .map((mark) => ({ mark, x: chart.scales.x!.getPixelForValue(mark.x) }))
        .filter(({ x }) => x >= left - 1 && x <= right + 1)
        .sort((a, b) => a.x - b.x);
      chart.ctx.save();
      for (const mark of placed) drawLine(chart, mark);
      const lines = placed.map(({ x }) => ({ left: x - 3, right: x + 3, top: 0, bottom: chart.height }));
      const words: Box[] = [];
      for (const mark of placed) drawLabel(chart, mark, { lines, words });
      chart.ctx.restore();
    },
  };
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
  const { ctx, chartArea, scales } = chart;
  const isDotted = mark.isDotted === true;
  drawBand(chart, mark);
  ctx.strokeStyle = isDotted ? quietInk : ink;
  ctx.lineWidth = isDotted ? 1.25 : 1.5;
  ctx.setLineDash(isDotted ? [2, 4] : []);
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  if (mark.point !== undefined) drawDiamond(chart, x, scales.y!.getPixelForValue(mark.point));
}

interface Taken {
  readonly lines: readonly Box[];
  readonly words: Box[];
}

/** Right or left of its line, as high as it can stand clear of other words, and of other lines where that is possible. */
function drawLabel(chart: DrawnChart, { mark, x }: PlacedMark, taken: Taken): void {
  const { ctx, chartArea } = chart;
  const style = { bold: mark.isDotted !== true, color: mark.isDotted === true ? quietInk : ink };
  const width = labelWidth(chart, mark, style.bold);
  const height = mark.lines.length * lineHeight;
  const boxes = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((row) => {
    const top = chartArea.top + 4 + row * lineHeight;
    return [x + 8, x - 8 - width].map((left) => ({ left, right: left + width, top, bottom: top + height }));
  });
  const inside = boxes.filter(({ left, right }) => left >= chartArea.left && right <= chartArea.right);
  const legible = inside.filter((box) => !taken.words.some((other) => overlap(box, other)));
  const clear = legible.find((box) => !taken.lines.some((other) => overlap(box, other)));
  const box = clear ?? legible[0] ?? boxes[0]!;
  taken.words.push(box);
  for (const [i, text] of mark.lines.entries()) {
    drawText(ctx, text, { ...style, x: box.left, y: box.top + (i + 0.5) * lineHeight });
  }
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function labelWidth({ ctx }: DrawnChart, mark: VerticalMark, bold: boolean): number {
  // Measured in the font it is drawn in, which drawText sets; an empty text sets it without leaving a mark.
  drawText(ctx, "", { x: 0, y: 0, bold });
  return Math.max(...mark.lines.map((line) => ctx.measureText(line).width));
}

function drawBand({ ctx, chartArea, scales }: DrawnChart, { interval }: VerticalMark): void {
  if (interval === undefined || interval === null) return;
  const left = scales.x!.getPixelForValue(interval[0]);
  const right = scales.x!.getPixelForValue(interval[1]);
  if (!(right - left >= 3)) return;
  ctx.fillStyle = "rgba(0, 0, 0, 0.08)";
  ctx.fillRect(left, chartArea.top, right - left, chartArea.bottom - chartArea.top);
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
