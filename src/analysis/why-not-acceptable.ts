import { estimateMean, shareRange } from "../engine/statistics/estimate-mean.ts";
import { parseObjective } from "../scenario/objective.ts";
import type { CandidateResult, Estimate, IneligibleCandidate, ObjectiveResult } from "./result.ts";
import { completedWhenAcceptable } from "./summarise-candidate.ts";

/** One reason why a candidate is not acceptable. */
export type Reason =
  | { readonly kind: "ineligible"; readonly because: string }
  | { readonly kind: "objective"; readonly missed: ObjectiveResult }
  /** It completes less of what is offered than every candidate must; `observed` is a share. */
  | { readonly kind: "incomplete"; readonly observed: Estimate }
  | { readonly kind: "overloaded" };

/** Every reason why a candidate is not acceptable, objectives first; none where it is acceptable. */
export function whyNotAcceptable(candidate: CandidateResult | IneligibleCandidate): readonly Reason[] {
  if (!candidate.eligible) {
    return candidate.ineligibleBecause.map((because) => ({ kind: "ineligible", because }));
  }
  if (candidate.acceptable) return [];
  const reasons: Reason[] = candidate.slo
    .filter(({ passed }) => !passed)
    .map((missed) => ({ kind: "objective", missed }));
  if (candidate.overloaded) reasons.push({ kind: "overloaded" });
  const observed = completedShare(candidate);
  // An objective on `completed` replaces the rule that every candidate is held to.
  const isHeld = !hasOwnRule(candidate);
  if (isHeld && (reasons.length === 0 || (observed.mean ?? 1) < completedWhenAcceptable)) {
    reasons.push({ kind: "incomplete", observed });
  }
  return reasons;
}

/** The share of what was offered that a candidate completed. */
function completedShare({ requests: { completed, offered }, byReplication }: CandidateResult): Estimate {
  const shares = byReplication?.completed.filter((share) => share !== null) ?? [];
  if (shares.length > 0) return estimateMean(shares, { range: shareRange });
  const mean = completed.mean === null || !offered.mean ? null : completed.mean / offered.mean;
  return { mean, low: null, high: null };
}

function hasOwnRule({ slo }: CandidateResult): boolean {
  return slo.some(({ objective }) => {
    const parsed = parseObjective(objective);
    return !("problem" in parsed) && parsed.metric === "completed";
  });
}
