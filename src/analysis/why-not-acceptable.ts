import { completionRule } from "./completion-rule.ts";
import type { CandidateResult, Estimate, IneligibleCandidate, ObjectiveResult } from "./result.ts";
import { undecidedWarning } from "./undecided-warning.ts";

/** One reason why a candidate is not acceptable. */
export type Reason =
  | { readonly kind: "ineligible"; readonly because: string }
  /** Where too few requests leave it open, `remedy` says what would settle it: "p99 needs 2000 ...; a duration of ...". */
  | { readonly kind: "objective"; readonly missed: ObjectiveResult; readonly remedy: string | null }
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
    .map((missed) => ({ kind: "objective", missed, remedy: remedyFor(missed, candidate) }));
  if (candidate.overloaded) reasons.push({ kind: "overloaded" });
  const rule = completionRule(candidate);
  if (rule !== null && (reasons.length === 0 || !rule.passed)) {
    reasons.push({ kind: "incomplete", observed: rule.observed });
  }
  return reasons;
}

/** A result tells what would settle an objective in the candidate's warning about it. */
function remedyFor({ objective, observed }: ObjectiveResult, { warnings }: CandidateResult): string | null {
  if (observed.mean !== null) return null;
  const start = undecidedWarning(objective, "");
  const warning = warnings.find((one) => one.startsWith(start));
  return warning === undefined ? null : warning.slice(start.length);
}
