import { simulate } from "../../src/analysis/simulate.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { LawRow } from "../validation/validation-row.ts";
import { theoryGroups } from "./cases.ts";
import { replications, type SeededCase, scenarioText } from "./theory-case.ts";

/** Simulates a case, `factor` times shorter than in validation, and sets its estimates beside theory. */
export async function observe(theory: SeededCase, factor: number): Promise<readonly LawRow[]> {
  const parsed = parseScenario(scenarioText(theory, factor), { file: "theory.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const [candidate] = (await simulate(parsed.scenario, {})).candidates;
  if (!candidate?.eligible) throw new Error(`not simulated: ${candidate?.ineligibleBecause.join("; ")}`);
  const { name, seed, requests } = theory;
  const group = theoryGroups.find(({ cases }) => cases.some((one) => one.name === name))!.title;
  return theory.expectations.map(({ what, unit, exact, fullWidth, read }) => ({
    ...{ kind: "law", group, name, what, unit, seed, requests, exact, replications },
    ...{ simulated: read(candidate), widthWanted: fullWidth },
  }));
}
