import type { ChartPlugin, DrawnChart, Point } from "./chart-description.ts";
import { drawText } from "./draw-text.ts";
import { paper } from "./palette.ts";

/** Where cold starts begin on a candidate's line. */
export interface ColdStartMark {
  readonly at: Point;
  readonly color: string;
  /** Null draws the ring alone, beneath those that have words. */
  readonly text: string | null;
}

/** CSS pixels. */
const radius = 6;
const rowHeight = 15;
const size = 11;

/** A ring on each line with its words beside it. */
export function coldStartMarks(marks: readonly ColdStartMark[]): ChartPlugin {
  return {
    id: "coldStartMarks",
    afterDatasetsDraw(chart) {
      const placed = marks
        .map((mark) => ({ ...mark, ...pixelOf(chart, mark.at) }))
        .sort((one, other) => one.y - other.y || one.x - other.x);
      chart.ctx.save();
      chart.ctx.setLineDash([]);
      drawWords(chart, placed);
      for (const ring of placed.filter(({ text }) => text === null)) drawRing(chart, ring);
      for (const ring of placed.filter(({ text }) => text !== null)) drawRing(chart, ring);
      chart.ctx.restore();
    },
  };
}

type Placed = ColdStartMark & Point;

function pixelOf({ scales }: DrawnChart, { x, y }: Point): Point {
  return { x: scales.x!.getPixelForValue(x), y: scales.y!.getPixelForValue(y) };
}

function drawRing({ ctx }: DrawnChart, { x, y, color }: Placed): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = paper;
  ctx.fill();
  ctx.strokeStyle = color;
  ctx.lineWidth = 2.5;
  ctx.stroke();
}

interface Words {
  readonly left: number;
  readonly middle: number;
  readonly width: number;
}

/** CSS pixels from the ring's own height, tried in this order. */
const shifts = [0, 1, -1, 2, -2].map((rows) => rows * rowHeight);

/**
 * Right or left of the ring, on the first row where they cover neither other words nor a ring; without words where there is
 * no such place, for the report's tables have the figure.
 */
function drawWords({ ctx, chartArea }: DrawnChart, placed: readonly Placed[]): void {
  const taken: Words[] = placed.map(({ x, y }) => ({ left: x - radius, middle: y, width: 2 * radius }));
  for (const { x, y, color, text } of placed) {
    if (text === null) continue;
    drawText(ctx, "", { x: 0, y: 0, size, bold: true });
    const { width } = ctx.measureText(text);
    const places = shifts.flatMap((shift) =>
      [x + radius + 6, x - radius - 6 - width].map((left) => ({ left, middle: y + shift, width })),
    );
    const inside = places.filter(
      ({ left, middle }) =>
        left >= chartArea.left && left + width <= chartArea.right && middle <= chartArea.bottom - rowHeight / 2,
    );
    const words = inside.find((place) => !taken.some((other) => touch(place, other)));
    if (words === undefined) continue;
    taken.push(words);
    drawText(ctx, text, { x: words.left, y: words.middle, size, bold: true, color });
  }
}

function touch(one: Words, other: Words): boolean {
  const isApart = one.left > other.left + other.width || other.left > one.left + one.width;
  return !isApart && Math.abs(one.middle - other.middle) < rowHeight;
}
