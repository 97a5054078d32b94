import type { TuneResult, WorkingSize } from "../../../analysis/tune/tune-result.ts";
import { commonOptions } from "../axes.ts";
import type { ChartDescription, ChartPlugin, Dataset, DrawnChart, Point } from "../chart-description.ts";
import { drawText, whitePaper } from "../draw-text.ts";
import { ink, lookOf, okabeIto, quietInk } from "../palette.ts";
import { valueAxis } from "./value-axis.ts";

/** Every size by what it costs and how long it takes, the front joined: down and to the left is better. */
export function costAgainstLatency(result: TuneResult): ChartDescription | null {
  const { advice, method } = result;
  const metric = method === "closed form" ? "mean" : "p95";
  const points = result.sizes.flatMap((row) => (row.works ? pointOf(row, metric) : []));
  if (points.length < 3) return null;
  const front = advice.front.flatMap((name) => points.find(({ row }) => row.name === name) ?? []);
  const title = titleOf(result, metric);
  const costs = points.map(({ x }) => x);
  return {
    name: "cost-against-latency",
    title,
    alt: `Cost against ${metric} latency of ${points.length} sizes, with those that no other beats in both. ${title}.`,
    width: 800,
    height: 420,
    config: {
      type: "line",
      data: { datasets: [frontDataset(front), ...pointDatasets(points, front)] },
      options: {
        ...commonOptions(title, {
          right: 24,
          note: noteOf(points),
        }),
        scales: {
          x: bottomAxis(costs),
          y: valueAxis(
            points.map(({ y }) => y),
            `${metric} latency, ms`,
          ),
        },
      },
      plugins: [whitePaper, labels(labelled(result, points), { points, front })],
    },
  };
}

interface SizePoint {
  readonly row: WorkingSize;
  readonly x: number;
  readonly y: number;
}

function pointOf(row: WorkingSize, metric: "mean" | "p95"): readonly SizePoint[] {
  const [x, y] = [row.cost.monthly.mean, row.latency[metric].mean];
  return x === null || y === null ? [] : [{ row, x, y }];
}

/** What line and markers mean, as far as they are there. */
function noteOf(points: readonly SizePoint[]): string {
  const architectures = architecturesOf(points);
  return [
    "line: sizes that no other beats in both",
    ...(architectures.length < 2
      ? []
      : architectures.map((one, index) => `${markerNames[lookOf(index).point] ?? "others"}: ${one}`)),
    ...(points.every(isFull) ? [] : ["hollow: misses an objective, or not decided"]),
  ].join("; ");
}

const markerNames: Readonly<Record<string, string>> = { circle: "circles", rect: "squares" };

function architecturesOf(points: readonly SizePoint[]) {
  return [...new Set(points.map(({ row }) => row.architecture))];
}

function isFull({ row }: SizePoint): boolean {
  return row.acceptable && !row.undecided;
}

/** The same choice of axis as upright ones, lying. */
function bottomAxis(costs: readonly number[]) {
  return { ...valueAxis(costs, "cost, USD/month"), position: "bottom" };
}

function frontDataset(front: readonly SizePoint[]): Dataset {
  return {
    label: "front",
    data: front.map(({ x, y }) => ({ x, y })),
    borderColor: okabeIto.black,
    borderWidth: 1.25,
    pointRadius: 0,
    order: 2,
  };
}

/** One data set for each architecture and standing. */
function pointDatasets(points: readonly SizePoint[], front: readonly SizePoint[]): readonly Dataset[] {
  return architecturesOf(points).flatMap((architecture, index) => {
    const look = lookOf(index);
    return [true, false].map((isFilled): Dataset => {
      const own = points.filter((point) => point.row.architecture === architecture && isFull(point) === isFilled);
      return {
        label: `${architecture ?? "sizes"}, ${isFilled ? "acceptable" : "others"}`,
        data: own.map(({ x, y }) => ({ x, y })),
        showLine: false,
        pointStyle: look.point,
        pointRadius: own.map((point) => (front.includes(point) ? 5 : 3.5)),
        borderColor: look.ink,
        borderWidth: 1.5,
        backgroundColor: isFilled ? look.color : "#ffffff",
        // What costs nothing stands on the axis, whole.
        clip: false,
        order: 1,
      };
    });
  });
}

interface PointLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly bold: boolean;
}

/** The choice, the knee, the current size and the ends of the front; each place once. */
function labelled({ advice, sizes }: TuneResult, points: readonly SizePoint[]): readonly PointLabel[] {
  const current = sizes.find(({ isCurrent }) => isCurrent)?.name;
  const roles = [
    [advice.recommended, "recommended"],
    [current, "current"],
    [advice.knee, "knee"],
    [advice.front[0], "cheapest"],
    [advice.front.at(-1), "fastest"],
  ] as const;
  const names = [...new Set(roles.flatMap(([name]) => name ?? []))];
  return names.flatMap((name) => {
    const point = points.find(({ row }) => row.name === name);
    if (point === undefined) return [];
    const own = roles.filter(([one]) => one === name).map(([, role]) => role);
    return { x: point.x, y: point.y, text: `${name} (${own.join(", ")})`, bold: name === advice.recommended };
  });
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

const boxHeight = 16;
/** Rows above and below a point in which its words may stand. */
const reach = 7;
/** Covering other words is worse than covering a point, that worse than covering the front, and that than standing away. */
const weights = { words: 1000, point: 10, line: 7, row: 3 } as const;
/** CSS pixels between the places at which the front is looked for under words. */
const lineStep = 6;

/** Words beside points, each where it covers least of other words and points; a thread leads to those that stand away. */
function labels(
  all: readonly PointLabel[],
  { points, front }: { readonly points: readonly SizePoint[]; readonly front: readonly SizePoint[] },
): ChartPlugin {
  return {
    id: "pointLabels",
    afterDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      const pixel = ({ x, y }: SizePoint) => ({ x: scales.x!.getPixelForValue(x), y: scales.y!.getPixelForValue(y) });
      const pixels = points.map(pixel);
      const line = alongLine(front.map(pixel));
      const taken: Box[] = [];
      ctx.save();
      for (const label of all) {
        const box = placeOf(chart, label, { taken, pixels, line });
        taken.push(box);
        const middle = box.top + boxHeight / 2;
        drawThread(chart, label, { x: box.left, y: middle, width: box.width });
        drawText(ctx, label.text, { x: box.left, y: middle, bold: label.bold, color: label.bold ? ink : quietInk });
      }
      ctx.restore();
    },
  };
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

function titleOf({ advice }: TuneResult, metric: string): string {
  const { knee, front } = advice;
  if (knee === null)
    return front.length === 1 ? `${front[0]} is both the cheapest and the fastest` : `Cost against ${metric}`;
  return `Beyond ${knee} each dollar shortens the ${metric} less`;
}
