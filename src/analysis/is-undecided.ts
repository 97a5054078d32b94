import type { CandidateResult } from "./result.ts";
import { whyNotAcceptable } from "./why-not-acceptable.ts";

/** True where nothing but too few requests stands between a candidate and being acceptable: it may be, or may not. */
export function isUndecided(candidate: CandidateResult): boolean {
  const reasons = whyNotAcceptable(candidate);
  return reasons.length > 0 && reasons.every((one) => one.kind === "objective" && one.missed.observed.mean === null);
}
