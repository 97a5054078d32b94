import { estimateMean, shareRange } from "../engine/statistics/estimate-mean.ts";
import { parseObjective } from "../scenario/objective.ts";
import type { CandidateResult, Estimate, ObjectiveResult } from "./result.ts";
import { completedWhenAcceptable } from "./summarise-candidate.ts";

/**
 * The rule that every candidate is held to beside its objectives, as one of them: the share of the requests that must
 * complete. Null where an objective on `completed` takes its place.
 */
export function completionRule(candidate: CandidateResult): ObjectiveResult | null {
  if (hasOwnRule(candidate)) return null;
  const observed = completedShare(candidate);
  const { mean, low, high } = observed;
  const reaches = (share: number) => share >= completedWhenAcceptable;
  const passed = mean === null || reaches(mean);
  // All of them is as certain as it can be: nothing else was seen.
  const certain = mean === 1 || (low !== null && high !== null && reaches(low) === passed && reaches(high) === passed);
  return { objective: `completed >= ${100 * completedWhenAcceptable}%`, observed, passed, certain };
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
