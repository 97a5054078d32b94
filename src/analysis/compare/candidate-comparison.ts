import { completionRule } from "../completion-rule.ts";
import type { CandidateResult, Result } from "../result.ts";
import { assumptionChanges } from "./assumption-changes.ts";
import type { CandidateComparison } from "./comparison.ts";
import type { MetricDifference } from "./metric-difference.ts";
import { objectiveChanges } from "./objective-changes.ts";
import { simulated } from "./result-differences.ts";

/** Every candidate of either result: those of the second in its order, then those that only the first has. */
export function candidateComparisons(
  before: Result,
  after: Result,
  differences: readonly MetricDifference[],
): readonly CandidateComparison[] {
  const names = new Set([...after.candidates, ...before.candidates].map(({ name }) => name));
  return [...names].map((name) => ({
    ...sidesOf(simulated(before, name), simulated(after, name)),
    name,
    differences: differences.filter(({ candidate }) => candidate === name),
  }));
}

function sidesOf(
  before: CandidateResult | null,
  after: CandidateResult | null,
): Omit<CandidateComparison, "name" | "differences"> {
  const acceptable = { before: before?.acceptable ?? null, after: after?.acceptable ?? null };
  if (before === null || after === null) {
    const side = before !== null ? "before" : after !== null ? "after" : "neither";
    return { in: side, acceptable, assumptions: [], objectives: [] };
  }
  return {
    in: "both",
    acceptable,
    assumptions: assumptionChanges(before, after),
    objectives: objectiveChanges(heldTo(before), heldTo(after)),
  };
}

/** The objectives, and the rule that every candidate is held to. */
function heldTo(candidate: CandidateResult): CandidateResult["slo"] {
  const rule = completionRule(candidate);
  return rule === null ? candidate.slo : [...candidate.slo, rule];
}

/**
 * True where it was acceptable on one side only, and the dice do not explain it: objectives whose outcome is uncertain on
 * both sides may fall either way.
 */
export function acceptanceDiffers({ acceptable, objectives }: CandidateComparison): boolean {
  const { before, after } = acceptable;
  if (before === null || after === null || before === after) return false;
  const turned = objectives.filter((one) => passes(one.before) !== passes(one.after));
  return turned.length === 0 || !turned.every((one) => isOpen(one.before) && isOpen(one.after));
}

type Outcome = CandidateComparison["objectives"][number]["before"];

function passes(outcome: Outcome): boolean {
  return outcome === "passed" || outcome === "passed, uncertain";
}

function isOpen(outcome: Outcome): boolean {
  return outcome === "passed, uncertain" || outcome === "failed, uncertain";
}
