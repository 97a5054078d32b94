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
  return [...eligibleCandidates(result)].sort(byAcceptanceAndCost);
}

/**
 * The names of so many candidates that matter most: those that are the best at some rate of a break-even, then the
 * cheapest acceptable ones.
 */
export function foremost(result: Result, most: number): ReadonlySet<string> {
  const winners = (result.breakEven?.crossings ?? []).flatMap(({ cheaperBelow, cheaperAbove }) => [
    cheaperBelow,
    cheaperAbove,
  ]);
  return new Set([...new Set([...winners, ...ranked(result).map(({ name }) => name)])].slice(0, most));
}

function byAcceptanceAndCost(a: CandidateResult, b: CandidateResult): number {
  const group = ({ acceptable }: CandidateResult) => (acceptable ? 0 : 1);
  const cost = ({ cost: { monthly } }: CandidateResult) => monthly.mean ?? Number.MAX_VALUE;
  return group(a) - group(b) || cost(a) - cost(b);
}
