import type { ObjectiveResult } from "../result.ts";
import type { CandidateComparison, ObjectiveOutcome } from "./comparison.ts";

/** Objectives of a candidate whose outcome is not the same on both sides, in the order of the later side. */
export function objectiveChanges(
  before: readonly ObjectiveResult[],
  after: readonly ObjectiveResult[],
): CandidateComparison["objectives"] {
  const [earlier, later] = [before, after].map(outcomes) as [Outcomes, Outcomes];
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((objective) => {
    const [from, to] = [earlier.get(objective) ?? null, later.get(objective) ?? null];
    return from === to ? [] : [{ objective, before: from, after: to }];
  });
}

type Outcomes = ReadonlyMap<string, ObjectiveOutcome>;

function outcomes(side: readonly ObjectiveResult[]): Outcomes {
  return new Map(side.map((one) => [one.objective, outcomeOf(one)]));
}

function outcomeOf({ observed, passed, certain }: ObjectiveResult): ObjectiveOutcome {
  if (observed.mean === null) return "not settled";
  const outcome = passed ? "passed" : "failed";
  return certain ? outcome : `${outcome}, uncertain`;
}
