import type { TuneResult, WorkingSize } from "../../../analysis/tune/tune-result.ts";
import { commonOptions } from "../axes.ts";
import type { ChartDescription, Dataset } from "../chart-description.ts";
import { whitePaper } from "../draw-text.ts";
import { lookOf, okabeIto, paper } from "../palette.ts";
import { type PointLabel, pointLabels } from "../point-labels.ts";
import { valueAxis } from "../value-axis.ts";

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
    hover: { units: { x: "USD/month", y: "ms" } },
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
      plugins: [whitePaper, pointLabels(labelled(result, points), { points, line: front })],
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
    tooltip: false,
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
        backgroundColor: isFilled ? look.color : paper,
        // What costs nothing stands on the axis, whole.
        clip: false,
        order: 1,
      };
    });
  });
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

function titleOf({ advice }: TuneResult, metric: string): string {
  const { knee, front } = advice;
  if (front.length === 1) return `${front[0]} is both the cheapest and the fastest`;
  if (knee === null) return `${front[0]} is the cheapest, ${front.at(-1)} the fastest at the ${metric}`;
  return `Beyond ${knee} each dollar shortens the ${metric} less`;
}
