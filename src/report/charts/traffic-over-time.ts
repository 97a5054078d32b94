import type { CandidateResult, Result } from "../../analysis/result.ts";
import { formatSignificant } from "../../units/significant.ts";
import { timeTicks, timeUnitFor } from "../format-seconds.ts";
import { commonOptions, linearAxis } from "./axes.ts";
import type { ChartDescription, Dataset, Point } from "./chart-description.ts";
import { whitePaper } from "./draw-text.ts";
import { lineKey, roomForKey } from "./line-key.ts";
import { ink, lookOf } from "./palette.ts";

type Quantity = "concurrency" | "instances";

interface Line {
  readonly name: string;
  readonly index: number;
  readonly series: CandidateResult["series"];
}

/** Three panels over one time axis: requests offered, requests in service, instances running. */
export function trafficOverTime(result: Result): ChartDescription | null {
  const lines: readonly Line[] = result.candidates.flatMap((candidate, index) =>
    candidate.eligible && candidate.series.offered.length > 0
      ? [{ name: candidate.name, index, series: candidate.series }]
      : [],
  );
  const [first] = lines;
  if (first === undefined) return null;
  const duration = result.scenario.durationSeconds;
  const { unit, seconds } = timeUnitFor(duration);
  const time: TimeAxis = { duration, perUnit: seconds };
  const offered = offeredPoints(first.series, time);
  const title = "Traffic, requests in service and instances over time";
  return {
    name: "traffic",
    title,
    alt: altOf(lines, duration),
    width: 800,
    height: 620,
    config: {
      type: "line",
      data: {
        datasets: [
          steppedLine({ label: "offered", points: offered, yAxis: "offered", color: ink, dash: [] }),
          ...panelLines(lines, "concurrency", time),
          ...panelLines(lines, "instances", time),
        ],
      },
      options: {
        ...commonOptions(title, { right: roomForKey(["offered", ...lines.map(({ name }) => name)]) }),
        scales: {
          x: linearAxis("bottom", {
            title: `time since the start of the window, ${unit}`,
            min: 0,
            max: duration / seconds,
            ticks: timeTicks(duration, unit),
          }),
          // Chart.js stacks axes from the bottom up.
          instances: panelAxis("instances"),
          lowerGap: gapBetweenPanels,
          concurrency: panelAxis("requests in service"),
          upperGap: gapBetweenPanels,
          offered: panelAxis("offered, requests/s"),
        },
      },
      plugins: [
        whitePaper,
        lineKey([
          { name: "offered", look: { color: ink, ink, dash: [], point: "" }, hasPoint: false },
          ...lines.map(({ name, index }) => ({ name, look: lookOf(index), hasPoint: false })),
        ]),
      ],
    },
  };
}

interface TimeAxis {
  /** Seconds in the window. */
  readonly duration: number;
  /** Seconds in one unit of the axis. */
  readonly perUnit: number;
}

function panelAxis(title: string) {
  return { ...linearAxis("left", { title, min: 0 }), stack: "panels", stackWeight: 1, grace: "12%" };
}

/** An axis with nothing on it, which keeps the panels' labels apart. */
const gapBetweenPanels = {
  type: "linear",
  position: "left",
  stack: "panels",
  stackWeight: 0.1,
  border: { display: false },
  grid: { display: false },
  ticks: { display: false },
} as const;

/** Counts per step as requests/s; the last step may be cut short by the end of the window. */
function offeredPoints({ step, offered }: CandidateResult["series"], time: TimeAxis): readonly Point[] {
  const rates = offered.map((count, i) => {
    const length = Math.min(step, time.duration - i * step);
    return length > 0 ? count / length : 0;
  });
  return stepPoints(rates, step, time);
}

/** Each value from the start of its step, the last one once more at the window's end. */
function stepPoints(values: readonly number[], step: number, { duration, perUnit }: TimeAxis): readonly Point[] {
  const points = values.map((y, i) => ({ x: (i * step) / perUnit, y }));
  return [...points, { x: duration / perUnit, y: values.at(-1)! }];
}

function panelLines(lines: readonly Line[], quantity: Quantity, time: TimeAxis): readonly Dataset[] {
  return lines.map(({ name, index, series }) => {
    const { color, dash } = lookOf(index);
    // Chart.js draws lower orders last: dashed lines over the solid one, so that lines that coincide both show.
    const line = { points: stepPoints(series[quantity], series.step, time), yAxis: quantity, color, dash };
    return { ...steppedLine({ label: name, ...line }), order: -index };
  });
}

interface SteppedLine {
  readonly label: string;
  readonly points: readonly Point[];
  readonly yAxis: string;
  readonly color: string;
  readonly dash: readonly number[];
}

function steppedLine({ label, points, yAxis, color, dash }: SteppedLine): Dataset {
  return {
    label,
    data: points,
    yAxisID: yAxis,
    borderColor: color,
    backgroundColor: color,
    borderDash: dash,
    borderWidth: 1.75,
    pointRadius: 0,
    stepped: "before",
  };
}

function altOf(lines: readonly Line[], duration: number): string {
  const { step, offered } = lines[0]!.series;
  const busiest = Math.max(...offered.map((count, i) => count / Math.min(step, Math.max(duration - i * step, 1e-6))));
  const sentences = lines.map(({ name, series }) => {
    const most = (quantity: Quantity) => formatSignificant(Math.max(...series[quantity]));
    return `${name}: at most ${most("concurrency")} in service on ${most("instances")} instances.`;
  });
  return `Offered traffic, requests in service and instances over time (means per step). The busiest step offers ${formatSignificant(busiest)} requests/s. ${sentences.join(" ")}`;
}
