import type { Precision } from "../../scenario/scenario.ts";
import type { CandidateResult, Result } from "../result.ts";
import { halfWidthText } from "./half-width-text.ts";
import { widestInterval } from "./widest-interval.ts";

/** How narrow the intervals became where the scenario asks for it, and which of them was the widest. */
export function precisionResult(
  { halfWidth, max }: Precision,
  candidates: readonly CandidateResult[],
): NonNullable<Result["precision"]> {
  const widest = widestInterval(candidates);
  const relative = widest?.relative ?? null;
  return {
    asked: halfWidth,
    reached: relative === Number.POSITIVE_INFINITY ? null : relative,
    metric: widest?.metric ?? null,
    candidate: widest?.candidate ?? null,
    met: relative !== null && relative <= halfWidth,
    max,
  };
}

/** The sentence for the candidate whose metric is known least, where the most replications came first; null otherwise. */
export function precisionWarning({
  asked,
  reached,
  metric,
  met,
  max,
}: NonNullable<Result["precision"]>): string | null {
  if (met || metric === null) return null;
  const remedy = `the most replications, ${max}, came first; raise replications.max or lengthen the duration`;
  if (reached === null) return `${metric} has no interval, and ± ${halfWidthText(asked)} was asked: ${remedy}`;
  return `${metric} is known to ± ${halfWidthText(reached, asked)}, not the ${halfWidthText(asked)} asked: ${remedy}`;
}
