import type { Result } from "../result.ts";
import { breakEvenContradictions } from "./break-even-contradictions.ts";
import { candidateContradictions } from "./candidate-contradictions.ts";
import type { Contradiction } from "./contradiction.ts";
import { disorderedEstimates } from "./disordered-estimates.ts";
import { verdictContradictions } from "./verdict-contradictions.ts";

/**
 * Where a result of the right shape says two things that cannot both be true: no run writes such a one, so it was changed
 * by hand or damaged, and no report should be made of it. Empty for every result that is as it was written. `path` is
 * where the result stands in a larger answer.
 */
export function contradictionsIn(result: Result, path = ""): readonly Contradiction[] {
  const found = [
    ...disorderedEstimates(result),
    ...candidateContradictions(result),
    ...verdictContradictions(result),
    ...breakEvenContradictions(result),
  ];
  return path === "" ? found : found.map((one) => ({ ...one, path: `${path}.${one.path}` }));
}
