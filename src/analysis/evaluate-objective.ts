import type { Estimate } from "../engine/statistics/estimate.ts";
import type { Objective, ObjectiveMetric } from "../scenario/objective.ts";
import type { ObjectiveResult } from "./result.ts";

/** The estimate an objective is held against, in the objective's unit. */
export type ObservedMetrics = Readonly<Record<ObjectiveMetric, Estimate>>;

/**
 * Holds one objective against what was observed. `passed` compares the mean; `certain` is true where both ends of the
 * interval give the same answer. Where nothing was observed both are false.
 */
export function evaluateObjective(objective: Objective, observed: ObservedMetrics): ObjectiveResult {
  const estimate = observed[objective.metric];
  const { mean, low, high } = estimate;
  const passed = mean !== null && holds(mean, objective);
  const certain =
    mean !== null &&
    low !== null &&
    high !== null &&
    holds(low, objective) === passed &&
    holds(high, objective) === passed;
  return { objective: objective.text, observed: estimate, passed, certain };
}

function holds(value: number, { comparison, value: bound }: Objective): boolean {
  switch (comparison) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "=":
      return value === bound;
  }
}
