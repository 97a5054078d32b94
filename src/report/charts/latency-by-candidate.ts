import type { CandidateResult, Result } from "../../analysis/result.ts";
import { microsecondsPer, parseDuration } from "../../units/duration.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatLatency } from "../format-latency.ts";
import { commonOptions, decadeTicks, logAxis } from "./axes.ts";
import { candidateLooks, drawingOrder, lineWidth } from "./candidate-looks.ts";
import type { ChartDescription, Point } from "./chart-description.ts";
import { type ColdStartMark, coldStartMarks } from "./cold-start-marks.ts";
import { nameLines, whitePaper } from "./draw-text.ts";
import { heightOfKey, lineKey, roomForKey } from "./line-key.ts";
import type { Look } from "./palette.ts";
import { surfacingPercentile } from "./surfacing-percentile.ts";
import { type TargetMark, targetMarks } from "./target-marks.ts";

/** The share of requests slower than each latency, on log axes: the further right a line ends, the longer its tail. */
export function latencyByCandidate(result: Result): ChartDescription | null {
  const looks = candidateLooks(result);
  const lines = result.candidates.flatMap((candidate, index) => {
    if (!candidate.eligible) return [];
    const points = slowerThan(candidate.histogram);
    return points.length === 0 ? [] : [{ name: candidate.name, points, look: looks[index]!, index, candidate }];
  });
  if (lines.length === 0) return null;
  const all = lines.flatMap(({ points }) => points);
  const targets = targetsOf(lines[0]!.candidate);
  const latencies = [...all.map(({ x }) => x), ...targets.map(({ at }) => at.x)].filter((x) => x > 0);
  const [fastest, slowest] = [Math.min(...latencies) / 1.2, Math.max(...latencies) * 1.2];
  const rarest = Math.min(...all.map(({ y }) => y).filter((y) => y > smallestShare), 0.5) / 1.5;
  const title = titleOf(lines);
  const cold = lines.flatMap(coldStartMark).filter(({ at }) => at.y >= rarest);
  return {
    name: "latency",
    title,
    alt: altOf(
      lines.map(({ candidate }) => candidate),
      title,
    ),
    width: 800,
    height: Math.max(470, 150 + heightOfKey(lines.map(({ name }) => name))),
    hover: { units: { x: "ms", y: "% of requests" }, scales: { y: 100 }, joiner: "above" },
    config: {
      type: "line",
      data: {
        datasets: lines.map(({ name, points, look, index }) => ({
          label: name,
          data: points,
          borderColor: look.color,
          backgroundColor: look.color,
          borderDash: look.dash,
          borderWidth: lineWidth(look, 2.25),
          borderJoinStyle: "round",
          order: drawingOrder(look, index),
          pointStyle: look.point,
          pointRadius: radiiAtPercentiles(points, look.isQuiet === true ? 2.5 : 4.5),
        })),
      },
      options: {
        ...commonOptions(title, {
          right: roomForKey(lines.map(({ name }) => name)),
          note: noteOf(cold.length > 0),
        }),
        scales: {
          x: logAxis("bottom", {
            title: "latency, ms",
            min: fastest,
            max: slowest,
            ticks: decadeTicks(fastest, slowest),
          }),
          y: logAxis("left", {
            title: "requests slower than this",
            min: rarest,
            max: 1,
            ticks: decadeTicks(rarest, 1).filter(
              (tick) => Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9,
            ),
            label: shareLabel,
          }),
        },
      },
      plugins: [
        whitePaper,
        targetMarks(targets),
        coldStartMarks(cold),
        lineKey(lines.map(({ name, look }) => ({ name, look, hasPoint: true }))),
      ],
    },
  };
}

/** Shares below one in a million are left out: that few requests make a ragged line of single events. */
const smallestShare = 1e-6;

/**
 * From counts by bucket to the share of requests above each bucket's upper edge; a bucket begins where the one before it
 * ends. The slowest request has none above it, which a log axis cannot show: there the line falls to the chart's foot.
 */
function slowerThan({ upper, count }: CandidateResult["histogram"]): readonly Point[] {
  const total = count.reduce((sum, requests) => sum + requests, 0);
  const points: Point[] = [];
  let above = total;
  for (const [i, edge] of upper.entries()) {
    const requests = count[i]!;
    if (above === total && requests > 0) points.push({ x: upper[i - 1] ?? edge, y: 1 });
    above -= requests;
    if (above === total || edge <= 0) continue;
    const isLast = above <= 0 || above / total < smallestShare;
    points.push({ x: edge, y: isLast ? smallestShare : above / total });
    if (isLast) break;
  }
  return points.filter(({ x }) => x > 0);
}

/** A marker where the line passes p50, p90, p99 and p99.9. */
function radiiAtPercentiles(points: readonly Point[], radius: number): readonly number[] {
  const radii = points.map(() => 0);
  for (const share of [0.5, 0.1, 0.01, 0.001]) {
    const passing = points.findIndex(({ y }) => y <= share);
    if (passing >= 0) radii[passing] = radius;
  }
  return radii;
}

function shareLabel(share: number): string {
  const percent = `${formatSignificant(share * 100, 3)} %`;
  const percentiles: Readonly<Record<string, string>> = {
    "10 %": "p90",
    "1 %": "p99",
    "0.1 %": "p99.9",
    "0.01 %": "p99.99",
  };
  const percentile = percentiles[percent];
  return percentile === undefined ? percent : `${percentile}  ${percent}`;
}

/** Objectives on a percentile are points of this chart: the line must pass below and left of them. */
function targetsOf({ slo }: CandidateResult): readonly TargetMark[] {
  return slo.flatMap(({ objective }) => {
    const match = /^\s*p(50|90|95|99|999)\s*<=?\s*(\S+)\s*$/.exec(objective);
    const microseconds = match === null ? null : parseDuration(match[2]!);
    if (match === null || microseconds === null || microseconds === 0) return [];
    const share = match[1] === "999" ? 0.001 : 1 - Number(match[1]) / 100;
    return [{ at: { x: microseconds / microsecondsPer.ms, y: share }, text: objective }];
  });
}

interface LatencyLine {
  readonly name: string;
  readonly points: readonly Point[];
  readonly look: Look;
  readonly candidate: CandidateResult;
}

/** Where the line passes the share of requests that were cold; words only on coloured lines, for many would be clutter. */
function coldStartMark({ points, look, candidate }: LatencyLine): readonly ColdStartMark[] {
  const fraction = candidate.coldStarts.fraction.mean ?? 0;
  const percentile = surfacingPercentile(fraction);
  const at = points.find(({ y }) => y <= fraction);
  if (percentile === null || at === undefined) return [];
  const text = look.isQuiet === true ? null : `cold from ${percentile}`;
  return [{ at: { x: at.x, y: Math.min(1, fraction) }, color: look.ink, text }];
}

function noteOf(hasCold: boolean): string {
  const cold = hasCold ? "; ring: where cold starts surface, if they are the slowest" : "";
  return `share of requests that take longer${cold}`;
}

/** The fastest and the slowest at p99, or the only one. */
function titleOf(lines: readonly LatencyLine[]): string {
  const known = lines.flatMap(({ name, candidate }) => {
    const p99 = candidate.latency.p99.mean;
    return p99 === null ? [] : [{ name: nameLines(name, { length: 28, most: 1 })[0]!, p99 }];
  });
  const [first, ...others] = known.sort((one, other) => one.p99 - other.p99);
  if (first === undefined) return "Latency by candidate";
  const [fast, ...slow] = [first, ...others.slice(-1)].map(
    ({ name, p99 }) => `${formatLatency({ mean: p99, low: null, high: null })} (${name})`,
  );
  return `Latency at p99: ${[fast, ...slow].join(" to ")}`;
}

function altOf(candidates: readonly CandidateResult[], title: string): string {
  const sentences = candidates.map(({ name, latency, coldStarts }) => {
    const at = [latency.p50, latency.p99, latency.p999].map(formatLatency);
    const percentile = surfacingPercentile(coldStarts.fraction.mean ?? 0);
    const cold = percentile === null ? "" : `, cold starts from ${percentile}`;
    return `${name}: p50 ${at[0]}, p99 ${at[1]}, p99.9 ${at[2]}${cold}.`;
  });
  return `Share of requests slower than each latency, by candidate. ${title}. ${sentences.join(" ")}`;
}
