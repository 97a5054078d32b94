import type { ChartPlugin, DrawnChart, Point } from "./chart-description.ts";

export interface Hatched {
  readonly color: string;
  /** Straight pieces of a line, in the axes' units. */
  readonly stretches: readonly (readonly [Point, Point])[];
}

/** CSS pixels from one stroke to the next, and half a stroke's extent to either side of the line. */
const spacing = 8;
const half = { x: 4, y: 7 } as const;

/** Slanting strokes across pieces of lines: what is there cannot be chosen. They need no colour to be seen. */
export function hatching(lines: readonly Hatched[]): ChartPlugin {
  return {
    id: "hatching",
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.setLineDash([]);
      ctx.lineWidth = 1.25;
      for (const { color, stretches } of lines) {
        ctx.strokeStyle = color;
        ctx.beginPath();
        for (const { x, y } of strokePlaces(chart, stretches)) {
          ctx.moveTo(x - half.x, y + half.y);
          ctx.lineTo(x + half.x, y - half.y);
        }
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}

/** Evenly along the pieces as if they were one, inside the chart. */
function strokePlaces({ chartArea, scales }: DrawnChart, stretches: Hatched["stretches"]): readonly Point[] {
  const pixel = ({ x, y }: Point) => ({ x: scales.x!.getPixelForValue(x), y: scales.y!.getPixelForValue(y) });
  const places: Point[] = [];
  let next = spacing / 2;
  for (const [start, end] of stretches) {
    const [from, to] = [pixel(start), pixel(end)];
    const length = Math.sqrt((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y));
    for (; next < length; next += spacing) {
      const share = next / length;
      places.push({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
    }
    next -= length;
  }
  return places.filter(({ x }) => x >= chartArea.left + half.x && x <= chartArea.right - half.x);
}
