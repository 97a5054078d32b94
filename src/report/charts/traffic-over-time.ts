import type { CandidateResult, Result } from "../../analysis/result.ts";
import type { PlatformFamily } from "../../platforms/platform.ts";
import { rateUnit, unitAfter } from "../../units/place-text.ts";
import { formatSignificant } from "../../units/significant.ts";
import { familyOf } from "../fleets.ts";
import { formatSeconds, timeTicks, timeUnitFor } from "../format-seconds.ts";
import { commonOptions, linearAxis, panelGap } from "./axes.ts";
import { busyStretch, type Stretch } from "./busy-stretch.ts";
import { candidateLooks, drawingOrder, lineWidth } from "./candidate-looks.ts";
import type { ChartDescription, Dataset, Point } from "./chart-description.ts";
import { nameLines, whitePaper } from "./draw-text.ts";
import { lineKey, roomForKey } from "./line-key.ts";
import { ink, type Look } from "./palette.ts";

type Series = CandidateResult["series"];

/** One panel: what it shows of each candidate, and its title. */
interface Panel {
  readonly quantity: string;
  readonly title: string;
  /** The value of each step; null where the candidate's series has none. */
  readonly valuesOf: (series: Series, duration: number) => readonly number[] | null;
  /** Shown only where a step has at least this much of it; default always. */
  readonly from?: number;
  /** Only the candidates whose instances are of that family. */
  readonly only?: PlatformFamily;
  /** Its share of the height; default 1. */
  readonly weight?: number;
}

/** Of a panel that is there for anything at all. */
const any = Number.MIN_VALUE;

const instancesOf = ({ instances }: Series) => instances;

/** What happens now and then needs less height than what is there all the time. */
const eventWeight = 0.75;

/** From the top down; the offered traffic, which all candidates share, stands above them. */
const panels: readonly Panel[] = [
  {
    quantity: "refused",
    title: "throttled/s",
    valuesOf: (series, duration) => perSecond(series.throttled, series.step, duration),
    from: any,
    weight: eventWeight,
  },
  { quantity: "concurrency", title: "in service", valuesOf: ({ concurrency }) => concurrency },
  { quantity: "queue", title: "waiting", valuesOf: ({ queue }) => queue ?? null, from: 0.1 },
];

/** Below the instances that they start. Events are rare, so that they are told by a span in which there are some. */
function coldStartPanel(lines: readonly Line[], duration: number): Panel {
  const perSecondOf = ({ coldStarts, step }: Series) => perSecond(coldStarts, step, duration);
  const busiest = Math.max(0, ...lines.map(({ series }) => most(perSecondOf(series))));
  const [per, seconds] = busiest >= 1 ? ["s", 1] : busiest >= 1 / 60 ? ["min", 60] : ["h", 3600];
  return {
    quantity: "coldStarts",
    title: `cold starts/${per}`,
    valuesOf: (series) => perSecondOf(series).map((count) => count * seconds),
    from: any,
    weight: eventWeight,
  };
}

const instances: Panel = { quantity: "instances", title: "instances", valuesOf: instancesOf };

/** A few machines beside hundreds of execution environments would be a flat line at the foot of their panel. */
const instancesApart: readonly Panel[] = [
  { quantity: "environments", title: "environments", valuesOf: instancesOf, only: "functions" },
  { quantity: "containers", title: "containers", valuesOf: instancesOf, only: "containers" },
  { quantity: "machines", title: "machines", valuesOf: instancesOf, only: "machines" },
];

interface Line {
  readonly name: string;
  readonly family: PlatformFamily;
  readonly index: number;
  readonly look: Look;
  readonly series: Series;
}

/**
 * Panels over one time axis: requests offered, in service, instances running; and those throttled, those waiting and cold
 * starts, where there ever are any.
 */
export function trafficOverTime(result: Result): ChartDescription | null {
  const lines = linesOf(result);
  const [first] = lines;
  if (first === undefined) return null;
  const duration = result.scenario.durationSeconds;
  const { unit, seconds } = timeUnitFor(duration);
  const time: TimeAxis = { duration, perUnit: seconds };
  const rates = perSecond(first.series.offered, first.series.step, duration);
  const offered = stepPoints(rates, first.series.step, time);
  const stretch = busyStretch(rates, first.series.step, duration);
  const { from, to } = stretch ?? { from: 0, to: duration };
  const shown = shownPanels(lines, duration);
  const title = titleOf(lines, duration);
  const heights = [1, ...shown.map(({ weight = 1 }) => weight)].reduce((sum, weight) => sum + weight, 0);
  return {
    name: "traffic",
    title,
    alt: altOf(lines, duration),
    width: 800,
    height: Math.round(110 + panelHeight(1 + shown.length) * heights),
    hover: { units: { x: unit, offered: "requests/s", ...hoverUnits(shown) } },
    config: {
      type: "line",
      data: {
        datasets: [
          steppedLine({ label: "offered", points: offered, yAxis: "offered", color: ink, dash: [] }),
          ...shown.flatMap((panel) => panelLines(lines, panel, time)),
        ],
      },
      options: {
        ...commonOptions(title, {
          right: roomForKey(["offered", ...lines.map(({ name }) => name)]),
          ...(stretch === null ? {} : { note: stretchInWords(stretch, duration) }),
        }),
        scales: {
          x: linearAxis("bottom", {
            title: `time since the start of the window, ${unit}`,
            min: from / seconds,
            max: to / seconds,
            ticks: timeTicks(to, unit, from),
          }),
          // Chart.js stacks axes from the bottom up.
          ...Object.fromEntries(
            shown.toReversed().flatMap(({ quantity, title, weight = 1 }) => [
              [quantity, panelAxis(title, weight)],
              [`gap-above-${quantity}`, panelGap(0.1)],
            ]),
          ),
          offered: panelAxis("offered/s", 1),
        },
      },
      plugins: [
        whitePaper,
        lineKey([
          { name: "offered", look: { color: ink, ink, dash: [], point: "" }, hasPoint: false },
          ...lines.map(({ name, look }) => ({ name, look, hasPoint: false })),
        ]),
      ],
    },
  };
}

function linesOf(result: Result): readonly Line[] {
  const looks = candidateLooks(result);
  return result.candidates.flatMap((candidate, index) => {
    if (!candidate.eligible || candidate.series.offered.length === 0) return [];
    const { name, series } = candidate;
    return [{ name, index, look: looks[index]!, series, family: familyOf(candidate) }];
  });
}

function shownPanels(lines: readonly Line[], duration: number): readonly Panel[] {
  const fleets = lines.filter(({ family }) => family !== "functions");
  const grows = fleets.some(({ series }) => series.instances.some((size) => size !== series.instances[0]));
  const isApart = grows && fleets.length < lines.length;
  const isThere = ({ only }: Panel) => lines.some(({ family }) => family === only);
  const all = [...panels, ...(isApart ? instancesApart.filter(isThere) : [instances]), coldStartPanel(lines, duration)];
  return all.filter(
    ({ valuesOf, from = 0 }) =>
      from === 0 || lines.some(({ series }) => valuesOf(series, duration)?.some((value) => value >= from)),
  );
}

interface TimeAxis {
  /** Seconds in the window. */
  readonly duration: number;
  /** Seconds in one unit of the axis. */
  readonly perUnit: number;
}

/** CSS pixels of each panel, lower where there are many. */
function panelHeight(panels: number): number {
  return panels > 4 ? 135 : panels > 3 ? 145 : 165;
}

/** What a value on each panel counts. */
function hoverUnits(panels: readonly Panel[]): Readonly<Record<string, string>> {
  return Object.fromEntries(panels.map(({ quantity, title }) => [quantity, title]));
}

/** CSS pixels for an axis's title and numbers. Chart.js would share out half the chart's width among all panels. */
const axisWidth = 82;

function panelAxis(title: string, stackWeight: number) {
  return {
    ...linearAxis("left", { title, min: 0 }),
    stack: "panels",
    stackWeight,
    grace: "12%",
    afterFit: (scale: { width: number }) => {
      scale.width = axisWidth;
    },
  };
}

/** Counts per step as counts per second; the last step may be cut short by the end of the window. */
function perSecond(counts: readonly number[], step: number, duration: number): readonly number[] {
  return counts.map((count, i) => {
    const length = Math.min(step, duration - i * step);
    return length > 0 ? count / length : 0;
  });
}

/** Each value from the start of its step, the last one once more at the window's end. */
function stepPoints(values: readonly number[], step: number, { duration, perUnit }: TimeAxis): readonly Point[] {
  const points = values.map((y, i) => ({ x: (i * step) / perUnit, y }));
  return [...points, { x: duration / perUnit, y: values.at(-1)! }];
}

function panelLines(lines: readonly Line[], panel: Panel, time: TimeAxis): readonly Dataset[] {
  const { quantity, valuesOf, only, from } = panel;
  return lines.flatMap(({ name, index, look, series, family }) => {
    const values = valuesOf(series, time.duration);
    if (only !== undefined && only !== family) return [];
    if (values === null || values.length === 0) return [];
    // A candidate that has none of them all the time would be a line along the foot that hides others.
    if (from === any && most(values) === 0) return [];
    const { color, dash } = look;
    // Chart.js draws lower orders last: dashed lines over the solid one, so that lines that coincide both show.
    const line = { points: stepPoints(values, series.step, time), yAxis: quantity, color, dash };
    const width = lineWidth(look, 1.75);
    return [{ ...steppedLine({ label: name, ...line }), borderWidth: width, order: drawingOrder(look, index) }];
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

function stretchInWords({ from, to, mostOutside }: Stretch, duration: number): string {
  const [shown, whole] = [to - from, duration].map(formatSeconds);
  return `${shown} of ${whole} are drawn; outside at most ${formatSignificant(mostOutside)} requests/s are offered`;
}

/** How far the traffic swings, and who refuses most of it. */
function titleOf(lines: readonly Line[], duration: number): string {
  const { step, offered } = lines[0]!.series;
  const rates = perSecond(offered, step, duration);
  const [least, busiest] = [Math.min(...rates), most(rates)].map((rate) => formatSignificant(rate));
  const refusing = lines.map(({ name, series }) => ({ name, most: most(perSecond(series.throttled, step, duration)) }));
  const worst = refusing.reduce((one, other) => (other.most > one.most ? other : one));
  const name = nameLines(worst.name, { length: 28, most: 1 })[0]!;
  const refused = worst.most > 0 ? `; ${name} throttles up to ${formatSignificant(worst.most)}/s` : "";
  return `Traffic of ${least === busiest ? "" : `${least} to `}${busiest}${unitAfter(busiest ?? "", rateUnit)}, and what it keeps busy${refused}`;
}

function altOf(lines: readonly Line[], duration: number): string {
  const { step, offered } = lines[0]!.series;
  const sentences = lines.map(({ name, series }) => {
    const waiting = most(series.queue ?? []);
    const queued = waiting > 0 ? `, ${formatSignificant(waiting)} waiting` : "";
    const refused = most(perSecond(series.throttled, series.step, duration));
    const throttled = refused > 0 ? `, ${formatSignificant(refused)} throttled a second` : "";
    const cold = series.coldStarts.reduce((sum, count) => sum + count, 0);
    const started = cold > 0 ? `, ${formatSignificant(cold)} cold starts` : "";
    const busy = `${formatSignificant(most(series.concurrency))} in service`;
    return `${name}: at most ${busy} on ${instancesInWords(most(series.instances))}${queued}${throttled}${started}.`;
  });
  const busiest = formatSignificant(most(perSecond(offered, step, duration)));
  return `${titleOf(lines, duration)}. Offered traffic, requests in service and instances over time (means per step). The busiest step offers ${busiest}${unitAfter(busiest, rateUnit)}. ${sentences.join(" ")}`;
}

function instancesInWords(count: number): string {
  const text = formatSignificant(count);
  return text === "1" ? "one instance" : `${text} instances`;
}

function most(values: readonly number[]): number {
  return Math.max(0, ...values);
}
