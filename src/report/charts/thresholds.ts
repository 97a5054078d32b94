import { type ObjectiveMetric, parseObjective } from "../../scenario/objective.ts";

/** An objective in its own words, and the value that it sets, in the metric's unit (latencies in ms, cost in USD a month). */
export interface Threshold {
  readonly text: string;
  readonly value: number;
}

/** Objectives of the whole window on one of these metrics. */
export function thresholds(objectives: readonly string[], metrics: readonly ObjectiveMetric[]): readonly Threshold[] {
  return objectives.flatMap((text) => {
    const parsed = parseObjective(text);
    if ("problem" in parsed || parsed.windows !== null) return [];
    return metrics.includes(parsed.metric) ? [{ text, value: parsed.value }] : [];
  });
}
