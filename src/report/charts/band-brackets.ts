import type { DrawnChart } from "./chart-description.ts";
import { ink } from "./palette.ts";

/** A range along the axis, drawn as a line with end caps and a dot; CSS pixels. */
export interface Bracket {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Where the crossing itself is. */
  readonly at: number;
  /** Whether the band ends inside the chart, on either side. */
  readonly ends: readonly [boolean, boolean];
}

/** A place on the x axis with the range that disputed inputs give it, in the axis's units. */
export interface Banded {
  readonly x: number;
  readonly band?: readonly [number, number] | null;
}

/** One above the other, so that overlapping bands stay apart. */
export function bracketsOf({ chartArea, scales }: DrawnChart, marks: readonly Banded[]): readonly Bracket[] {
  const bands = marks.flatMap(({ x, band }) => (band === undefined || band === null ? [] : [[x, ...band] as const]));
  return bands.map(([x, low, high], i) => {
    const [at, from, to] = [x, low, high].map((value) => scales.x!.getPixelForValue(value)) as [number, number, number];
    return {
      at,
      left: Math.max(chartArea.left, from),
      right: Math.min(chartArea.right, to),
      y: scales.y!.bottom - 12 - 14 * i,
      ends: [from >= chartArea.left, to <= chartArea.right],
    };
  });
}

export function drawBracket({ ctx }: DrawnChart, { left, right, y, at, ends }: Bracket): void {
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(right, y);
  for (const [i, x] of [left, right].entries()) {
    if (ends[i] !== true) continue;
    ctx.moveTo(x, y - 5);
    ctx.lineTo(x, y + 5);
  }
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(at, y, 3.5, 0, 2 * Math.PI);
  ctx.fillStyle = ink;
  ctx.fill();
}
