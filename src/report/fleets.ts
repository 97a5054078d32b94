import type { CandidateResult, Result } from "../analysis/result.ts";
import type { PlatformFamily } from "../platforms/platform.ts";
import { platformFamilies } from "../platforms/platform-families.ts";
import { eligibleCandidates } from "./candidates.ts";

/** What serves a candidate's requests; what no platform of this version tells is taken for machines. */
export function familyOf({ platform }: Pick<CandidateResult, "platform">): PlatformFamily {
  return Object.hasOwn(platformFamilies, platform) ? platformFamilies[platform]! : "machines";
}

/** Candidates with machines or containers whose number changes along the break-even curve, in the scenario's order. */
export function growingFleets(result: Result): readonly string[] {
  const curve = result.breakEven?.curve ?? [];
  const pools = eligibleCandidates(result).filter((candidate) => familyOf(candidate) !== "functions");
  const names = pools.map(({ name }) => name);
  return names.filter((name) => {
    const sizes = curve.flatMap(({ candidates }) => candidates[name]?.instances ?? []);
    return sizes.some((size) => size !== sizes[0]);
  });
}
