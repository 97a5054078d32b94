import { ScenarioError } from "../../scenario/issue.ts";
import { showValue } from "../../scenario/show-value.ts";
import { nearestName } from "../../units/nearest-name.ts";
import type { HangsOn, Result } from "../result.ts";
import { costDifference } from "../turns/variation.ts";

/**
 * The two that are asked for, or the best with the next cheapest acceptable one; null where there are no two.
 *
 * @throws ScenarioError where one of the names is no candidate that costs anything
 */
export function comparedCandidates(
  result: Result,
  between: readonly [string, string] | undefined,
): HangsOn["compared"] {
  if (between !== undefined) {
    for (const name of between) checkName(result, name);
    const [one, other] = between;
    const difference = costDifference(result, other, one);
    const isTurned = (difference.mean ?? 0) < 0;
    const [best, next] = isTurned ? [other, one] : [one, other];
    return { best, next, difference: costDifference(result, next, best) };
  }
  const { best, difference } = result.verdict;
  if (best === null || difference === null) return cheapestTwo(result, best);
  return { best, next: difference.with, difference: costDifference(result, difference.with, best) };
}

/** Where one alone is acceptable: against the cheapest other that is eligible. */
function cheapestTwo(result: Result, best: string | null): HangsOn["compared"] {
  const eligible = result.candidates.flatMap((candidate) => (candidate.eligible ? [candidate] : []));
  const sorted = [...eligible].sort((one, other) => one.bill.total - other.bill.total);
  const first = best ?? sorted[0]?.name;
  const next = sorted.find(({ name }) => name !== first)?.name;
  if (first === undefined || next === undefined) return null;
  return { best: first, next, difference: costDifference(result, next, first) };
}

function checkName({ candidates }: Result, name: string): void {
  const found = candidates.find((candidate) => candidate.name === name);
  if (found?.eligible === true) return;
  const names = candidates.map((candidate) => candidate.name);
  const nearest = nearestName(name, names);
  const hint = nearest === null ? "" : `; did you mean ${showValue(nearest)}?`;
  const message =
    found === undefined
      ? `no candidate is called ${showValue(name)}${hint} (candidates: ${names.join(", ")})`
      : `${showValue(name)} is not eligible, and costs nothing to compare`;
  throw new ScenarioError([{ path: "", message, file: "--between", line: null }]);
}
