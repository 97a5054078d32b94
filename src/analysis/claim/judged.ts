import type { ClaimComparison } from "../../scenario/claim-condition.ts";
import { holds } from "../compare-objective.ts";
import type { Estimate } from "../result.ts";

/** How one condition stands, at the scenario's own place. */
export interface Judged {
  /** Null where it is open. */
  readonly holds: boolean | null;
  /** What was seen: figures in words. */
  readonly seen: string;
  /** What makes it true: "true if at most 15 %". Our reading of the words, not the source's own. */
  readonly claimed: string;
  /** Why it is open; null where it is not. */
  readonly open: string | null;
}

/** True or false where the whole interval says so; null where it straddles the bound, or where there is none. */
export function judgeEstimate(
  { mean, low, high }: Estimate,
  comparison: ClaimComparison,
  value: number,
): boolean | null {
  if (mean === null || low === null || high === null) return null;
  const answers = [mean, low, high].map((one) => holds(one, { comparison, value }));
  return answers.every((answer) => answer === answers[0]) ? answers[0]! : null;
}

/** All hold, one does not, or it is open. */
export function together(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}
