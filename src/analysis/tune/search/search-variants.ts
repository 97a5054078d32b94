import type { Planned } from "../looked-at.ts";
import { quickVariants } from "../quick/quick-variants.ts";
import { simulateVariants, type TuneSetting } from "../simulate-variants.ts";
import type { TuneQuestion } from "../tune-question.ts";
import { searchLevels } from "./search-levels.ts";
import type { Searched } from "./searched.ts";
import { simulatedFacts } from "./simulated-facts.ts";

export interface SearchContext {
  readonly question: TuneQuestion;
  readonly setting: TuneSetting;
}

/** Looks at the variants: by closed forms alone, at all of them, or, among levels of provisioned concurrency, cheapest first. */
export async function searchVariants(
  plans: readonly Planned[],
  { question, setting }: SearchContext,
): Promise<Searched> {
  if (question.quick === true) return quickVariants(plans, setting);
  if (question.mostProvisioned !== undefined) return searchLevels(plans, setting);
  const lookedAt = await simulateVariants(plans, setting);
  return { ...simulatedFacts(lookedAt, setting), lookedAt, considered: plans.length, note: null, notes: [] };
}
