import type { DrawingContext } from "./chart-description.ts";
import type { Look } from "./palette.ts";

type Corner = readonly [number, number];

const polygons: Readonly<Record<string, readonly Corner[]>> = {
  rect: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  rectRot: [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  triangle: [
    [0, -1.2],
    [1.1, 0.9],
    [-1.1, 0.9],
  ],
};

const strokes: Readonly<Record<string, readonly (readonly [Corner, Corner])[]>> = {
  cross: [
    [
      [-1.2, 0],
      [1.2, 0],
    ],
    [
      [0, -1.2],
      [0, 1.2],
    ],
  ],
  crossRot: [
    [
      [-1, -1],
      [1, 1],
    ],
    [
      [-1, 1],
      [1, -1],
    ],
  ],
  star: [
    [
      [-1.2, 0],
      [1.2, 0],
    ],
    [
      [0, -1.2],
      [0, 1.2],
    ],
    [
      [-0.9, -0.9],
      [0.9, 0.9],
    ],
    [
      [-0.9, 0.9],
      [0.9, -0.9],
    ],
  ],
};

/** The marker of a line, as Chart.js draws it on the line itself, for use in a key. */
export function drawPoint(
  context: DrawingContext,
  at: { readonly look: Look; readonly x: number; readonly y: number },
): void {
  const { look, x, y } = at;
  const half = 4;
  const place = ([dx, dy]: Corner): Corner => [x + dx * half, y + dy * half];
  context.setLineDash([]);
  context.fillStyle = look.color;
  context.strokeStyle = look.color;
  context.lineWidth = 2;
  context.beginPath();
  const polygon = polygons[look.point];
  const lines = strokes[look.point];
  if (polygon !== undefined) {
    for (const [i, corner] of polygon.entries()) {
      if (i === 0) context.moveTo(...place(corner));
      else context.lineTo(...place(corner));
    }
    context.closePath();
    context.fill();
  } else if (lines !== undefined) {
    for (const [from, to] of lines) {
      context.moveTo(...place(from));
      context.lineTo(...place(to));
    }
    context.stroke();
  } else {
    context.arc(x, y, half, 0, 2 * Math.PI);
    context.fill();
  }
}
