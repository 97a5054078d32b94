import type { CandidateResult, Crossing } from "./result.ts";

/** The cheapest acceptable candidate first; those that are not acceptable come last. */
export function ranked(candidates: readonly CandidateResult[]): readonly CandidateResult[] {
  return [...candidates].sort(byAcceptanceAndCost);
}

/**
 * The names of so many candidates that matter most: those that are the best at some rate of a break-even, then the
 * cheapest acceptable ones.
 */
export function foremost(
  candidates: readonly CandidateResult[],
  crossings: readonly Crossing[],
  most: number,
): ReadonlySet<string> {
  const winners = crossings.flatMap(({ cheaperBelow, cheaperAbove }) => [cheaperBelow, cheaperAbove]);
  return new Set([...new Set([...winners, ...ranked(candidates).map(({ name }) => name)])].slice(0, most));
}

function byAcceptanceAndCost(a: CandidateResult, b: CandidateResult): number {
  const group = ({ acceptable }: CandidateResult) => (acceptable ? 0 : 1);
  const cost = ({ cost: { monthly } }: CandidateResult) => monthly.mean ?? Number.MAX_VALUE;
  return group(a) - group(b) || cost(a) - cost(b);
}
