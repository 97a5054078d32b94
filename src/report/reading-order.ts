import { foremost as foremostOf, ranked as rankedOf } from "../analysis/foremost.ts";
import type { CandidateResult, Result } from "../analysis/result.ts";
import { eligibleCandidates } from "./candidates.ts";

/** Up to so many candidates are told in the scenario's order; of more the order itself must say who is best. */
export const mostInOwnOrder = 4;

/** The simulated candidates as a reader meets them: many of them the cheapest acceptable first. */
export function inReadingOrder(result: Result): readonly CandidateResult[] {
  return result.candidates.length > mostInOwnOrder ? ranked(result) : eligibleCandidates(result);
}

/** The cheapest acceptable candidate first; those that are not acceptable come last. */
export function ranked(result: Result): readonly CandidateResult[] {
  return rankedOf(eligibleCandidates(result));
}

/** The names of so many candidates that matter most. */
export function foremost(result: Result, most: number): ReadonlySet<string> {
  return foremostOf(eligibleCandidates(result), result.breakEven?.crossings ?? [], most);
}
