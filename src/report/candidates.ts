import type { CandidateResult, IneligibleCandidate, Result } from "../analysis/result.ts";

/** The candidates that were simulated, in the scenario's order. */
export function eligibleCandidates(result: Result): readonly CandidateResult[] {
  return result.candidates.filter((candidate) => candidate.eligible);
}

/** The candidates that cannot serve this workload at all, in the scenario's order. */
export function ineligibleCandidates(result: Result): readonly IneligibleCandidate[] {
  return result.candidates.filter((candidate) => !candidate.eligible);
}

/** The mean rate of the simulated window, requests/s; null where no candidate was simulated. */
export function meanRate(result: Result): number | null {
  const offered = eligibleCandidates(result)[0]?.requests.offered.mean ?? null;
  return offered === null ? null : offered / result.scenario.durationSeconds;
}

/** The scenario's own place on the axis of its break-even; null where it has none. */
export function ownPlace(result: Result): number | null {
  const { breakEven } = result;
  if (breakEven === undefined) return meanRate(result);
  return breakEven.own ?? (breakEven.axis === "rate" ? meanRate(result) : null);
}
