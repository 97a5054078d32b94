import { completionRule } from "./completion-rule.ts";
import type { CandidateResult, Estimate, IneligibleCandidate, ObjectiveResult } from "./result.ts";

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
  const rule = completionRule(candidate);
  if (rule !== null && (reasons.length === 0 || !rule.passed)) {
    reasons.push({ kind: "incomplete", observed: rule.observed });
  }
  return reasons;
}
