import { parseDuration } from "../units/duration.ts";
import { nearestName } from "../units/nearest-name.ts";
import { parseShare } from "../units/share.ts";
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

/** An SLO line such as `p99 < 500ms`. */
export interface Objective {
  /** As the scenario writes it. */
  readonly text: string;
  readonly metric: ObjectiveMetric;
  readonly comparison: "<" | "<=" | ">" | ">=" | "=";
  /** In the metric's own unit. */
  readonly value: number;
}

const latencyMetrics: readonly ObjectiveMetric[] = ["mean", "p50", "p90", "p95", "p99", "p999", "max"];

const pattern = /^\s*([A-Za-z]\w*)\s*(<=|>=|<|>|=)\s*(\S+)(\s+in\s.+?)?\s*$/;

/** Reads one SLO line; gives what is wrong with it, in a sentence, where it cannot be read. */
export function parseObjective(text: string): Objective | { readonly problem: string } {
  const match = pattern.exec(text);
  if (match === null) {
    return { problem: `${showValue(text)} is not an objective: METRIC (< <= > >= =) VALUE, such as p99 < 500ms` };
  }
  const [, name = "", comparison = "", written = "", windows] = match;
  const metric = objectiveMetrics.find((known) => known === name);
  if (metric === undefined) {
    const nearest = nearestName(name, objectiveMetrics);
    const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
    return { problem: `${showValue(name)} is not a metric${hint} (metrics: ${objectiveMetrics.join(", ")})` };
  }
  if (windows !== undefined) {
    return {
      problem: `${showValue(windows.trim())}: objectives over windows are not supported yet; write them without`,
    };
  }
  const value = parseObjectiveValue(metric, written);
  if (value === null) return { problem: `${showValue(written)} does not fit ${metric}: ${expectedValue(metric)}` };
  return { text, metric, comparison: comparison as Objective["comparison"], value };
}

function parseObjectiveValue(metric: ObjectiveMetric, written: string): number | null {
  if (latencyMetrics.includes(metric)) {
    const microseconds = parseDuration(written);
    return microseconds === null ? null : microseconds / 1000;
  }
  const number = /^\d+(\.\d+)?$/.test(written) ? Number(written) : null;
  if (metric === "cost") return number;
  const share = number ?? parseShare(written);
  return share !== null && share <= 1 ? share : null;
}

function expectedValue(metric: ObjectiveMetric): string {
  if (latencyMetrics.includes(metric)) return "a latency is a duration such as 500ms";
  if (metric === "cost") return "the cost is a number, USD a month, such as 250";
  return "a share is from 0% to 100%, such as 0.1% or 0.001";
}
