import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { simulate } from "../../../src/analysis/simulate.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";

/** The answer to a scenario's text under a seed. */
export async function simulated(text: string, seed: number): Promise<Result> {
  const parsed = parseScenario(`name: Compared\nseed: ${seed}\n${text}`, { file: "compared.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return simulate(parsed.scenario);
}

/** The candidate at this place, which must have been simulated. */
export function candidateAt(result: Result, place: number): CandidateResult {
  const candidate = result.candidates[place];
  if (candidate?.eligible !== true) throw new Error(`candidate ${place} was not simulated`);
  return candidate;
}
