import type { SweepCell, SweepResult, SweptCandidate } from "../../analysis/sweep/sweep-result.ts";

/** Names of all candidates in the order in which cells first have them. */
export function sweptNames({ cells }: SweepResult): readonly string[] {
  return [...new Set(cells.flatMap(({ candidates }) => candidates.map(({ name }) => name)))];
}

/** What a cell found for a candidate; null where it is not eligible there. */
export function sweptIn({ candidates }: SweepCell, name: string): SweptCandidate | null {
  const found = candidates.find((candidate) => candidate.name === name);
  return found?.eligible === true ? found : null;
}

/** The answer of one cell. */
export type CellAnswer =
  | { readonly kind: "best"; readonly name: string }
  /** The cheapest, but the dice could turn it round. */
  | { readonly kind: "cannot tell"; readonly name: string }
  /** None is known to be acceptable, but one may be: too few requests inform an objective. */
  | { readonly kind: "not decided" }
  | { readonly kind: "none" };

export function answerOf({ verdict }: SweepCell): CellAnswer {
  if (verdict.best === null) return { kind: verdict.kind === "not decided" ? "not decided" : "none" };
  return { kind: verdict.kind === "cannot tell" ? "cannot tell" : "best", name: verdict.best };
}

/** The answer as a table says it. */
export function answerInWords(answer: CellAnswer): string {
  if (answer.kind === "none" || answer.kind === "not decided") return answer.kind;
  return answer.kind === "best" ? answer.name : `cannot tell: ${answer.name}`;
}
