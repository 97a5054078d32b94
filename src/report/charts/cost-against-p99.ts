import type { CandidateResult, Estimate, Result } from "../../analysis/result.ts";
import { paretoFront } from "../../analysis/tune/advice/pareto-front.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatEstimate } from "../format-estimate.ts";
import { formatLatency } from "../format-latency.ts";
import { commonOptions } from "./axes.ts";
import { candidateLooks } from "./candidate-looks.ts";
import type { ChartDescription, Dataset } from "./chart-description.ts";
import { nameLines, whitePaper } from "./draw-text.ts";
import { intervalWhiskers, type Whiskered } from "./interval-whiskers.ts";
import { type Look, okabeIto, paper } from "./palette.ts";
import { pointLabels } from "./point-labels.ts";
import { struckPoints } from "./struck-points.ts";
import { thresholdLines } from "./threshold-lines.ts";
import { type Threshold, thresholds } from "./thresholds.ts";
import { valueAxis } from "./value-axis.ts";

interface CandidatePoint extends Whiskered {
  readonly candidate: CandidateResult;
  readonly look: Look;
  /** USD a month and milliseconds, as a front wants them. */
  readonly cost: number;
  readonly duration: number;
}

/**
 * Every candidate by what it costs and how slow its slowest hundredth is: down and to the left is better; those that may
 * be chosen and that no other beats in both are joined. Null with fewer than two candidates that have a p99.
 */
export function costAgainstP99(result: Result): ChartDescription | null {
  const points = pointsOf(result);
  if (points.length < 2) return null;
  const front = frontOf(points);
  const title = titleOf(points, front);
  const costs = placed(points, "cost");
  const latencies = placed(points, "p99");
  const label = ({ candidate, look, x, y }: CandidatePoint) => ({
    x,
    y,
    text: nameLines(candidate.name, { length: 28, most: 1 })[0]!,
    bold: front.includes(points.find((point) => point.candidate === candidate)!),
    color: look.ink,
  });
  return {
    name: "cost-against-p99",
    title,
    alt: altOf(points, title),
    width: 800,
    height: points.length > 7 ? 500 : 400,
    hover: { units: { x: "USD/month", y: "ms" } },
    config: {
      type: "line",
      data: { datasets: [...frontDatasets(front), ...points.map(pointDataset)] },
      options: {
        ...commonOptions(title, { right: 24, note: noteOf({ points, front, costs, latencies }) }),
        scales: {
          x: { ...valueAxis(costs.values, "cost, USD/month"), position: "bottom" },
          y: valueAxis(latencies.values, "p99 latency, ms"),
        },
      },
      plugins: [
        whitePaper,
        thresholdLines(latencies.shown, { axis: "y" }),
        thresholdLines(costs.shown, { axis: "x", isUpright: true }),
        intervalWhiskers(points),
        struckPoints(points.filter(({ candidate }) => !candidate.acceptable)),
        pointLabels(points.map(label), { points, line: front }),
      ],
    },
  };
}

function pointsOf(result: Result): readonly CandidatePoint[] {
  const looks = candidateLooks(result);
  return result.candidates.flatMap((candidate, index): readonly CandidatePoint[] => {
    if (!candidate.eligible) return [];
    const [cost, duration] = [candidate.cost.monthly.mean, candidate.latency.p99.mean];
    if (cost === null || duration === null) return [];
    const look = looks[index]!;
    const intervals = { across: intervalOf(candidate.cost.monthly), upright: intervalOf(candidate.latency.p99) };
    return [{ candidate, look, cost, duration, x: cost, y: duration, color: look.ink, ...intervals }];
  });
}

function intervalOf({ low, high }: Estimate): readonly [number, number] | null {
  return low === null || high === null ? null : [low, high];
}

/** Of those that may be chosen; of all where none may. */
function frontOf(points: readonly CandidatePoint[]): readonly CandidatePoint[] {
  const acceptable = points.filter(({ candidate }) => candidate.acceptable);
  return paretoFront(acceptable.length > 0 ? acceptable : points);
}

/** What an axis must show, and the objectives on it that lie near enough to be shown with it. */
interface Placed {
  readonly values: readonly number[];
  readonly shown: readonly Threshold[];
  /** So far above every candidate that showing them would press all points into a corner. */
  readonly beyond: readonly Threshold[];
}

/** An objective more than so many times above all candidates is told in words. */
const farthest = 2;

function placed(points: readonly CandidatePoint[], metric: "cost" | "p99"): Placed {
  const objectives = thresholds(
    points[0]!.candidate.slo.map(({ objective }) => objective),
    [metric],
  );
  const own = points.flatMap(({ x, y, across, upright }) => {
    const [value, interval] = metric === "cost" ? [x, across] : [y, upright];
    return [value, ...(interval ?? []).filter((end) => end > 0)];
  });
  const limit = farthest * Math.max(...own);
  const shown = objectives.filter(({ value }) => value <= limit);
  return {
    values: [...own, ...shown.map(({ value }) => value)],
    shown,
    beyond: objectives.filter(({ value }) => value > limit),
  };
}

function frontDatasets(front: readonly CandidatePoint[]): readonly Dataset[] {
  if (front.length < 2) return [];
  return [
    {
      label: "front",
      tooltip: false,
      data: front.map(({ x, y }) => ({ x, y })),
      borderColor: okabeIto.black,
      borderWidth: 1.25,
      pointRadius: 0,
      order: 2000,
    },
  ];
}

function pointDataset({ candidate, look, x, y }: CandidatePoint): Dataset {
  return {
    label: candidate.name,
    data: [{ x, y }],
    showLine: false,
    pointStyle: look.point,
    pointRadius: look.isQuiet === true ? 4.5 : 6,
    borderColor: look.ink,
    borderWidth: 2,
    backgroundColor: candidate.acceptable ? look.color : paper,
    // What costs nothing stands on the axis, whole.
    clip: false,
    order: 1,
  };
}

interface Noted {
  readonly points: readonly CandidatePoint[];
  readonly front: readonly CandidatePoint[];
  readonly costs: Placed;
  readonly latencies: Placed;
}

function noteOf({ points, front, costs, latencies }: Noted): string {
  const refused = points.filter(({ candidate }) => !candidate.acceptable).length;
  const beyond = [...latencies.beyond, ...costs.beyond].map(({ text }) => text);
  return [
    "down and left is better",
    ...(front.length < 2 ? [] : ["line: those that no other beats in both"]),
    ...(refused === 0 ? [] : ["hollow and struck through: not acceptable"]),
    ...(beyond.length === 0 ? [] : [`beyond the chart: ${beyond.join(", ")}`]),
  ].join("; ");
}

function titleOf(points: readonly CandidatePoint[], front: readonly CandidatePoint[]): string {
  const [cheapest, fastest] = [front[0]!, front.at(-1)!];
  const refused = points.filter(({ candidate }) => !candidate.acceptable).length;
  const those = refused === points.length ? " (none is acceptable)" : refused > 0 ? " of the acceptable" : "";
  const name = ({ candidate }: CandidatePoint) => nameLines(candidate.name, { length: 28, most: 1 })[0]!;
  if (cheapest === fastest) return `${name(cheapest)} is both the cheapest and the fastest at p99${those}`;
  const [less, more] = [cheapest.cost, fastest.cost].map((cost) => formatSignificant(cost));
  const [slow, fast] = [cheapest.duration, fastest.duration].map((mean) =>
    formatLatency({ mean, low: null, high: null }),
  );
  return `${name(cheapest)} is the cheapest${those} (${less} USD/month, p99 ${slow}), ${name(fastest)} the fastest (${more} USD/month, ${fast})`;
}

function altOf(points: readonly CandidatePoint[], title: string): string {
  const sentences = points.map(({ candidate: { name, cost, latency, acceptable } }) => {
    const [money, slowest] = [formatEstimate(cost.monthly, { unit: " USD/month" }), formatLatency(latency.p99)];
    return `${name}: ${money}, p99 ${slowest}${acceptable ? "" : ", not acceptable"}.`;
  });
  return `Cost against p99 latency of ${points.length} candidates. ${title}. ${sentences.join(" ")}`;
}
