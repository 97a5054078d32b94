import type { ObjectiveResult } from "../result.ts";
import type { CandidateComparison, ObjectiveOutcome } from "./comparison.ts";

/** Objectives of a candidate whose outcome is not the same on both sides, in the order of the later side. */
export function objectiveChanges(
  before: readonly ObjectiveResult[],
  after: readonly ObjectiveResult[],
): CandidateComparison["objectives"] {
  const objectives = new Set([...after, ...before].map(({ objective }) => objective));
  return [...objectives].flatMap((objective) => {
    const [earlier, later] = [outcomeOf(before, objective), outcomeOf(after, objective)];
    return earlier === later ? [] : [{ objective, before: earlier, after: later }];
  });
}

function outcomeOf(side: readonly ObjectiveResult[], objective: string): ObjectiveOutcome | null {
  const found = side.find((one) => one.objective === objective);
  if (found === undefined) return null;
  if (found.observed.mean === null) return "not settled";
  const outcome = found.passed ? "passed" : "failed";
  return found.certain ? outcome : `${outcome}, uncertain`;
}
