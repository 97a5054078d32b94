import type { CandidateResult, Result } from "../result.ts";
import { type CandidatePair, candidateDifferences } from "./candidate-differences.ts";
import type { MetricDifference } from "./metric-difference.ts";

/**
 * What moved from one result to another, for every candidate that was simulated in both, matched by name, in the order of
 * the second. Results of one seed and as many replications are compared replication by replication.
 */
export function resultDifferences(before: Result, after: Result): readonly MetricDifference[] {
  return candidateDifferences(candidatePairs(before, after), {
    paired: arePaired(before, after),
    replications: { before: before.scenario.replications, after: after.scenario.replications },
    seconds: { before: before.scenario.durationSeconds, after: after.scenario.durationSeconds },
  });
}

/** True where replication i of both saw the same dice. */
export function arePaired(before: Result, after: Result): boolean {
  const [a, b] = [before.scenario, after.scenario];
  return a.seed === b.seed && a.replications === b.replications;
}

/** Candidates that were simulated in both results. */
export function candidatePairs(before: Result, after: Result): readonly CandidatePair[] {
  return after.candidates.flatMap((candidate) => {
    const earlier = simulated(before, candidate.name);
    return candidate.eligible && earlier !== null ? [{ before: earlier, after: candidate }] : [];
  });
}

/** The candidate of this name; null where there is none, or it was not eligible. */
export function simulated(result: Pick<Result, "candidates">, name: string): CandidateResult | null {
  const found = result.candidates.find((candidate) => candidate.name === name);
  return found?.eligible === true ? found : null;
}
