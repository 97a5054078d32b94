import type { Claim } from "../../scenario/claim.ts";
import type { BreakEvenResult, Result } from "../result.ts";
import type { ClaimResult } from "./claim-result.ts";
import { claimSentence } from "./claim-sentence.ts";
import { judgeBest } from "./judge-best.ts";
import { judgeMetric } from "./judge-metric.ts";
import { together } from "./judged.ts";
import { type SearchedClaim, searchedClaim } from "./searched-claim.ts";

/** An answer with the claim of its scenario put to the test; as it was where there is none. */
export function withClaim(result: Result, claim: Claim | null, own: number | null = null): Result {
  return claim === null ? result : { ...result, claim: judgeClaim(claim, result, own) };
}

/**
 * Puts a claim to the test: at the scenario's own place by all replications and their intervals, and where the result
 * has a break-even at every point of its curve. `own` is the scenario's place on the break-even's axis.
 */
export function judgeClaim(claim: Claim, result: Result, own: number | null = null): ClaimResult {
  const { source, words, holdsIf, conditions } = claim;
  const judged = conditions.map((condition) =>
    condition.kind === "best" ? judgeBest(condition, result) : judgeMetric(condition, result),
  );
  const answers = judged.map((one) => one.holds);
  const holdsHere = together(answers);
  const { breakEven } = result;
  const searched = breakEven === undefined ? null : searchedClaim(conditions, breakEven, { own, answers });
  const standing = standingOf(holdsHere, searched);
  return {
    source,
    words,
    holdsIf,
    standing,
    holdsHere,
    ranges: (searched?.ranges ?? []).map(([low, high]) => [low, high]),
    observed: judged.map(({ seen }) => seen).join("; "),
    sentence: claimSentence({ claim, standing, judged, searched, place: placeOf(breakEven, own) }),
  };
}

function standingOf(holdsHere: boolean | null, searched: SearchedClaim | null): ClaimResult["standing"] {
  if (holdsHere === null) return "open";
  if (searched === null) return holdsHere ? "confirmed" : "corrected";
  if (holdsHere && searched.everywhere) return "confirmed";
  return holdsHere || searched.ranges.length > 0 ? "within a range" : "corrected";
}

function placeOf(breakEven: BreakEvenResult | undefined, own: number | null) {
  if (breakEven === undefined) return null;
  const { axis, unit, searched, crossings } = breakEven;
  const places = crossings.flatMap(({ at }) => (at.mean === null ? [] : [at.mean]));
  return { axis, unit, own, searched: [searched[0]!, searched[1]!] as const, crossings: places };
}
