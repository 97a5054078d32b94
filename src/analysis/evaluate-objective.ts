import type { Estimate } from "../engine/statistics/estimate.ts";
import type { JudgedWindows } from "../platforms/judged-period.ts";
import type { Objective, ObjectiveMetric } from "../scenario/objective.ts";
import { holds } from "./compare-objective.ts";
import { evaluatePeriodObjective } from "./period-objective.ts";
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

/**
 * Holds every objective against what was observed, in their order. `windows` has each replication's answers to the
 * objectives over stretches of time, in the order of those.
 */
export function evaluateObjectives(
  slo: readonly Objective[],
  observed: ObservedMetrics,
  windows: readonly (readonly JudgedWindows[])[],
): ObjectiveResult[] {
  const overStretches = slo.filter((objective) => objective.windows !== null);
  return slo.map((objective) => {
    if (objective.windows === null) return evaluateObjective(objective, observed);
    const index = overStretches.indexOf(objective);
    return evaluatePeriodObjective(
      objective,
      windows.map((answers) => answers[index]!),
    );
  });
}
