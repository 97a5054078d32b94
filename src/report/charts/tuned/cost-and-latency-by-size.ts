import type { TuneResult, WorkingSize } from "../../../analysis/tune/tune-result.ts";
import { formatSignificant } from "../../../units/significant.ts";
import { commonOptions, panelGap } from "../axes.ts";
import type { ChartDescription, Dataset } from "../chart-description.ts";
import { whitePaper } from "../draw-text.ts";
import { type LineName, lineNames, roomForLineNames } from "../line-names.ts";
import { thresholdLines } from "../threshold-lines.ts";
import { thresholds } from "../thresholds.ts";
import { valueAxis } from "../value-axis.ts";
import { type VerticalMark, verticalMarks } from "../vertical-marks.ts";
import { failingCrosses } from "./failing-crosses.ts";
import { type BandedPoint, lineAndBand } from "./line-and-band.ts";
import { sizeAxisOf, widened } from "./size-axis.ts";
import { type TunedLine, tunedLines } from "./tuned-lines.ts";

type LatencyMetric = "mean" | "p95" | "p99";

const height = 560;
const latencyAxis = "latency";

/** Cost above and latency below, against the size: no two things on one axis, so that no crossing means anything. */
export function costAndLatencyBySize(result: TuneResult): ChartDescription | null {
  const lines = tunedLines(result).filter(({ rows }) => rows.length > 0);
  const sizes = lines.flatMap(({ rows }) => rows);
  if (sizes.length < 2) return null;
  const metrics = latencyMetrics(result);
  const costs = lines.map((line) => ({ line, points: line.rows.flatMap(costPoint) }));
  const times = lines.flatMap((line) =>
    metrics.map((metric) => ({ line, metric, points: line.rows.flatMap((row) => latencyPoint(row, metric)) })),
  );
  // An end of a band that lies at 0 would make every axis linear; a point that does must be on it.
  const ends = (all: readonly { readonly points: readonly BandedPoint[] }[]) =>
    all.flatMap(({ points }) =>
      points.flatMap(({ y, low, high }) => [y, ...[low ?? y, high ?? y].filter((end) => end > 0)]),
    );
  const objectives = thresholds(result.objectives, metrics);
  const names = nameLists(lines, metrics, { costs, times });
  const range = widened(
    result.sizes.map(({ at }) => at),
    1.06,
  );
  const title = titleOf(result);
  const datasets: readonly Dataset[] = [
    ...costs.flatMap(({ line, points }) =>
      lineAndBand(points, { label: line.name || "cost", look: line.look, axis: "y" }),
    ),
    ...times.flatMap(({ line, metric, points }) =>
      lineAndBand(points, {
        label: `${line.name} ${metric}`,
        look: line.look,
        axis: latencyAxis,
        isThin: metric === "p99" && metrics.length > 1,
      }),
    ),
  ];
  return {
    name: "cost-and-latency-by-size",
    title,
    alt: `Cost of a million requests and ${metrics.join(" and ")} latency against ${result.axis.what}. ${title}.`,
    width: 800,
    height,
    hover: { units: { x: result.axis.unit, y: "USD per million requests", [latencyAxis]: "ms" } },
    config: {
      type: "line",
      data: { datasets },
      options: {
        ...commonOptions(title, {
          right: roomForLineNames([...names.cost, ...names.latency].map(({ name }) => name)),
          ...noteOf(result, datasets),
        }),
        scales: {
          x: sizeAxisOf(result, range),
          [latencyAxis]: {
            ...valueAxis([...ends(times), ...objectives.map(({ value }) => value)], "latency, ms"),
            stack: "panels",
            stackWeight: 46,
          },
          gap: panelGap(6),
          y: { ...valueAxis(ends(costs), "USD per million requests"), stack: "panels", stackWeight: 48 },
        },
      },
      plugins: [
        whitePaper,
        thresholdLines(objectives, { axis: latencyAxis }),
        verticalMarks(
          marksOf(result),
          costs.map(({ points }) => points),
        ),
        lineNames(names.cost),
        lineNames(names.latency, latencyAxis),
        failingCrosses(result),
      ],
    },
  };
}

/** p95, and p99 where an objective speaks of it; the mean where no run was made. */
function latencyMetrics({ method, objectives }: TuneResult): readonly LatencyMetric[] {
  if (method === "closed form") return ["mean"];
  return objectives.some((text) => /^p99\b/.test(text)) ? ["p95", "p99"] : ["p95"];
}

function costPoint(row: WorkingSize): readonly BandedPoint[] {
  const { monthly, monthlyBand, perMillionRequests } = row.cost;
  const { mean: y, low, high } = perMillionRequests;
  if (y === null) return [];
  if (monthlyBand === null || monthly.mean === null || monthly.mean === 0) return [{ x: row.at, y, low, high }];
  const scale = y / monthly.mean;
  return [{ x: row.at, y, low: monthlyBand.low * scale, high: monthlyBand.high * scale }];
}

function latencyPoint({ at, latency, latencyBand }: WorkingSize, metric: LatencyMetric): readonly BandedPoint[] {
  const { mean, low, high } = latency[metric];
  const band = latencyBand[metric] ?? { low, high };
  return mean === null ? [] : [{ x: at, y: mean, low: band.low, high: band.high }];
}

function nameLists(
  lines: readonly TunedLine[],
  metrics: readonly LatencyMetric[],
  {
    costs,
    times,
  }: {
    readonly costs: readonly { readonly line: TunedLine; readonly points: readonly BandedPoint[] }[];
    readonly times: readonly {
      readonly line: TunedLine;
      readonly metric: LatencyMetric;
      readonly points: readonly BandedPoint[];
    }[];
  },
): { readonly cost: readonly LineName[]; readonly latency: readonly LineName[] } {
  const end = (points: readonly BandedPoint[]) => points.at(-1)!;
  const named = (line: TunedLine, name: string, points: readonly BandedPoint[]) =>
    points.length === 0 ? [] : [{ name, color: line.look.ink, end: end(points) }];
  return {
    cost: lines.length < 2 ? [] : costs.flatMap(({ line, points }) => named(line, line.name, points)),
    latency: times.flatMap(({ line, metric, points }) =>
      named(
        line,
        [line.name, lines.length > 1 && metrics.length === 1 ? "" : metric].filter((part) => part !== "").join(" "),
        points,
      ),
    ),
  };
}

function marksOf({ sizes, advice }: TuneResult): readonly VerticalMark[] {
  const chosen = sizes.find(({ name }) => name === advice.recommended);
  const current = sizes.find(({ isCurrent }) => isCurrent);
  const isBeside = current !== undefined && current !== chosen && current.at === chosen?.at;
  return [
    ...(chosen === undefined
      ? []
      : [
          {
            x: chosen.at,
            lines: [
              chosen === current ? "recommended, current" : "recommended",
              chosen.name,
              ...(isBeside ? [`(current: ${current.name})`] : []),
            ],
          },
        ]),
    ...(current === undefined || current.at === chosen?.at
      ? []
      : [{ x: current.at, lines: ["current", current.name], isDotted: true }]),
  ];
}

function noteOf({ sizes }: TuneResult, datasets: readonly Dataset[]): { readonly note?: string } {
  const hasBand = datasets.some(({ fill }) => fill === "-1");
  const isFitted = sizes.some((row) => row.works && row.cost.monthlyBand !== null);
  const parts = [
    ...(hasBand ? [`shaded: what the ${isFitted ? "measurements" : "dice"} leave open`] : []),
    ...(shareAPlace(sizes) ? ["of sizes at one place the cheapest acceptable is drawn"] : []),
    ...(sizes.some(({ works }) => !works) ? ["cross: cannot serve"] : []),
  ];
  return parts.length === 0 ? {} : { note: parts.join("; ") };
}

/** Machine types with as many vCPUs, and levels of provisioned concurrency. */
function shareAPlace(sizes: TuneResult["sizes"]): boolean {
  const working = sizes.filter(({ works }) => works);
  return new Set(working.map(({ at, vcpus, architecture }) => `${at} ${vcpus} ${architecture}`)).size < working.length;
}

function titleOf({ sizes, advice, candidate, strategy, objectives }: TuneResult): string {
  const chosen = sizes.find(({ name }) => name === advice.recommended);
  if (chosen?.works !== true) return `${candidate.name}: no size is acceptable`;
  const cost = `${formatSignificant(chosen.cost.monthly.mean ?? 0)} USD/month`;
  if (strategy === "slo" && chosen.undecided)
    return `${chosen.name} is the cheapest that may meet the objectives: ${cost}`;
  if (strategy === "slo" && objectives.length > 0)
    return `${chosen.name} is the cheapest that meets the objectives: ${cost}`;
  const standing = { slo: "the cheapest", cost: "the cheapest", speed: "the fastest", balanced: "the balanced choice" }[
    strategy
  ];
  return `${chosen.name} is ${standing}: ${cost}`;
}
