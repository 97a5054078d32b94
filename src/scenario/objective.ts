import { formatDuration, parseDuration } from "../units/duration.ts";
import { nearestName } from "../units/nearest-name.ts";
import { parseShare } from "../units/share.ts";
import { formatSignificant } from "../units/significant.ts";
import { showValue } from "./show-value.ts";

/** Metrics an objective may name. Latencies are in milliseconds, shares from 0 to 1, cost in USD a month. */
export const objectiveMetrics = [
  "mean",
  "p50",
  "p90",
  "p95",
  "p99",
  "p999",
  "max",
  "completed",
  "throttled",
  "rejected",
  "timedOut",
  "failed",
  "coldStarts",
  "cost",
  "utilisation",
  "headroom",
] as const;

export type ObjectiveMetric = (typeof objectiveMetrics)[number];

/** The stretches of time over which an objective has to hold, and for which share of them. */
export interface ObjectiveSpans {
  /** Microseconds. */
  readonly length: number;
  /** Above 0, at most 1; 1 for `in every`. */
  readonly share: number;
}

/** An SLO line such as `p99 < 500ms`, or `p99 < 500ms in 99% of 5m windows`. */
export interface Objective {
  /** As the scenario writes it. */
  readonly text: string;
  readonly metric: ObjectiveMetric;
  readonly comparison: "<" | "<=" | ">" | ">=" | "=";
  /** In the metric's own unit. */
  readonly value: number;
  /** Null: over the whole window. */
  readonly windows: ObjectiveSpans | null;
}

/** Metrics of the time a caller waits. */
export const latencyMetrics: readonly ObjectiveMetric[] = ["mean", "p50", "p90", "p95", "p99", "p999", "max"];

/** A bill is a month's, and headroom is held against the highest peak: neither has a value for five minutes. */
const wholeWindowMetrics: readonly ObjectiveMetric[] = ["cost", "headroom"];

/** More stretches than this are a typing error, or take longer than the requests themselves. */
export const mostWindows = 1_000_000;

const pattern = /^\s*([A-Za-z]\w*)\s*(<=|>=|<|>|=)\s*(\S+)(\s+in\s.+?)?\s*$/;
const spansPattern = /^in\s+(?:every\s+(\S+)|(\S+)\s+of\s+(\S+)\s+windows)$/;

/** Reads one SLO line; gives what is wrong with it, in a sentence, where it cannot be read. */
export function parseObjective(text: string): Objective | { readonly problem: string } {
  const match = pattern.exec(text);
  if (match === null) {
    return { problem: `${showValue(text)} is not an objective: METRIC (< <= > >= =) VALUE, such as p99 < 500ms` };
  }
  const [, name = "", comparison = "", written = "", spans] = match;
  const metric = objectiveMetrics.find((known) => known === name);
  if (metric === undefined) {
    const nearest = nearestName(name, objectiveMetrics);
    const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
    return { problem: `${showValue(name)} is not a metric${hint} (metrics: ${objectiveMetrics.join(", ")})` };
  }
  const value = parseObjectiveValue(metric, written);
  if (value === null) return { problem: `${showValue(written)} does not fit ${metric}: ${expectedValue(metric)}` };
  const windows = spans === undefined ? null : parseSpans(metric, spans.trim());
  if (windows !== null && "problem" in windows) return windows;
  return { text, metric, comparison: comparison as Objective["comparison"], value, windows };
}

/** `in 99% of 5m windows`, or `in every 1m`. */
function parseSpans(metric: ObjectiveMetric, written: string): ObjectiveSpans | { readonly problem: string } {
  const match = spansPattern.exec(written);
  if (match === null) {
    return {
      problem: `${showValue(written)} is not understood: in SHARE of DURATION windows, such as in 99% of 5m windows, or in every 1m`,
    };
  }
  if (wholeWindowMetrics.includes(metric)) {
    return { problem: `${metric} has one value for the whole run; leave out ${showValue(written)}` };
  }
  const [, every, some = "", of = ""] = match;
  const length = parseDuration(every ?? of);
  if (length === null) {
    return { problem: `${showValue(every ?? of)} is not a duration: write a number and a unit, such as 5m` };
  }
  if (length === 0) return { problem: `a window of ${every ?? of} has no length; write one such as 5m` };
  const share = every === undefined ? parseNumberOrShare(some) : 1;
  if (share === null || share <= 0 || share > 1) {
    return { problem: `${showValue(some)} is no share of windows: it is above 0% and at most 100%, such as 99%` };
  }
  return { length, share };
}

/** What is wrong with an objective's stretches in a window of `duration` microseconds, null where nothing is. */
export function windowsProblem({ text, windows }: Objective, duration: number): string | null {
  if (windows === null) return null;
  const { length } = windows;
  const given = `${showValue(text)}: a window of ${formatDuration(length)}`;
  if (length > duration) return `${given} is longer than the duration of ${formatDuration(duration)}; shorten it`;
  const count = Math.ceil(duration / length);
  if (count <= mostWindows) return null;
  const limit = `at most ${formatSignificant(mostWindows)} are looked at`;
  return `${given} makes ${formatSignificant(count)} of them in ${formatDuration(duration)}, ${limit}; lengthen it`;
}

/** A value as an objective writes it, in the metric's own unit; null where it does not fit the metric. */
export function parseObjectiveValue(metric: ObjectiveMetric, written: string): number | null {
  if (latencyMetrics.includes(metric)) {
    const microseconds = parseDuration(written);
    return microseconds === null ? null : microseconds / 1000;
  }
  if (metric === "cost") return parseNumber(written);
  const share = parseNumberOrShare(written);
  return share !== null && share <= 1 ? share : null;
}

/** A plain number such as 250; null where the text is none. */
export function parseNumber(written: string): number | null {
  return /^\d+(\.\d+)?$/.test(written) ? Number(written) : null;
}

/** "40%" or 0.4, and shares above the whole too; null where the text is neither. */
export function parseNumberOrShare(written: string): number | null {
  return parseNumber(written) ?? parseShare(written);
}

/** What a metric's value looks like, in half a sentence. */
export function expectedValue(metric: ObjectiveMetric): string {
  if (latencyMetrics.includes(metric)) return "a latency is a duration such as 500ms";
  if (metric === "cost") return "the cost is a number, USD a month, such as 250";
  return "a share is from 0% to 100%, such as 0.1% or 0.001";
}
