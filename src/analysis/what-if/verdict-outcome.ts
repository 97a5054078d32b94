import { bestDiffers } from "../compare/best-differs.ts";
import { simulated } from "../compare/result-differences.ts";
import { isUndecided } from "../is-undecided.ts";
import type { Result, Verdict } from "../result.ts";

/**
 * What a change makes of a verdict: the best stays; another is best, or none; it cannot be told which of several is; or
 * too few requests leave it open, which says nothing about the change.
 */
export type VerdictOutcome = "stays" | "changes" | "tie" | "not decided";

/** What became of the verdict of `before` in `after`. */
export function verdictOutcome(
  before: Pick<Result, "verdict" | "candidates">,
  after: Pick<Result, "verdict" | "candidates">,
): VerdictOutcome {
  const [from, to] = [before.verdict, after.verdict];
  if (to.kind === "not decided" || isBestUndecided(from, after)) return "not decided";
  if (to.kind === "cannot tell") {
    return from.kind === "cannot tell" && namesOf(from) === namesOf(to) ? "stays" : "tie";
  }
  if (from.kind === "cannot tell" || from.kind === "not decided") return "changes";
  if (from.best === to.best) return "stays";
  return bestDiffers(from, to) ? "changes" : "tie";
}

/** The candidates of which it cannot be told which is the cheapest, the one named best first. */
export function tiedCandidates({ best, indistinguishable }: Verdict): readonly string[] {
  return best === null ? [] : [best, ...indistinguishable];
}

/** The best before may be the best still, had it had more requests. */
function isBestUndecided({ best }: Verdict, { candidates, verdict }: Pick<Result, "verdict" | "candidates">): boolean {
  if (best === null || verdict.best === best) return false;
  const candidate = simulated({ candidates }, best);
  return candidate !== null && isUndecided(candidate);
}

/** One text for the same candidates in any order. */
function namesOf(verdict: Verdict): string {
  return JSON.stringify([...tiedCandidates(verdict)].sort());
}
