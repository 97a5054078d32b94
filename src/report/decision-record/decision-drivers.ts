import type { Result } from "../../analysis/result.ts";
import { completedWhenAcceptable } from "../../analysis/summarise-candidate.ts";
import { parseObjective } from "../../scenario/objective.ts";
import { eligibleCandidates } from "../candidates.ts";
import { formatPercent } from "../format-percent.ts";

/** What the candidates were held against: every objective, and then the cost. */
export function decisionDrivers(result: Result): readonly string[] {
  const objectives = eligibleCandidates(result)[0]?.slo.map(({ objective }) => objective) ?? [];
  const isOnCompleted = objectives.some((text) => {
    const objective = parseObjective(text);
    return !("problem" in objective) && objective.metric === "completed";
  });
  const completed = `at least ${formatPercent(completedWhenAcceptable)} of the requests complete`;
  return [
    ...objectives.map((objective) => `Objective: ${objective}`),
    ...(isOnCompleted ? [] : [`Every option must serve the traffic: ${completed}`]),
    "Lowest cost a month among the options that do all this, staff hours included where the scenario counts them",
  ];
}
