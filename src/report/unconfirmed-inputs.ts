import type { Result } from "../analysis/result.ts";
import { eligibleCandidates } from "./candidates.ts";

/** An assumption that no source confirms, and whose it is. */
export interface UnconfirmedInput {
  readonly name: string;
  readonly value: string;
  readonly candidates: readonly string[];
}

/** What somebody should measure: unconfirmed assumptions of the verdict's two candidates, or of all where it has none. */
export function unconfirmedInputs(result: Result): readonly UnconfirmedInput[] {
  const { best, difference } = result.verdict;
  const judged = [best, difference?.with ?? null];
  const candidates = eligibleCandidates(result).filter(({ name }) => best === null || judged.includes(name));
  const found = new Map<string, { readonly name: string; readonly value: string; readonly candidates: string[] }>();
  for (const candidate of candidates) {
    for (const { name, value, confirmed } of candidate.assumptions) {
      if (confirmed) continue;
      const key = JSON.stringify([name, value]);
      const known = found.get(key) ?? { name, value, candidates: [] };
      if (!known.candidates.includes(candidate.name)) known.candidates.push(candidate.name);
      found.set(key, known);
    }
  }
  return [...found.values()];
}
