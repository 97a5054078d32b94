import { simulate } from "../../src/analysis/simulate.ts";
import { studentQuantile } from "../../src/engine/statistics/student-quantile.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { replications, scenarioText, type TheoryCase } from "./cases.ts";

/** How one exact value compares with its estimate. */
export interface Row {
  readonly what: string;
  readonly exact: number;
  readonly mean: number;
  /** (estimate - exact) / standard error; NaN where there is no interval. */
  readonly z: number;
  /** Full width of the 95 % interval as a share of the exact value, and the share that validation wants. */
  readonly width: number;
  readonly widthWanted: number;
}

/** Simulates a case, `factor` times shorter than in validation, and sets its estimates beside theory. */
export async function observe(theory: TheoryCase, factor: number): Promise<readonly Row[]> {
  const parsed = parseScenario(scenarioText(theory, factor), { file: "theory.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const [candidate] = (await simulate(parsed.scenario, {})).candidates;
  if (!candidate?.eligible) throw new Error(`not simulated: ${candidate?.ineligibleBecause.join("; ")}`);
  return theory.expectations.map(({ what, exact, fullWidth, read }) => {
    const { mean, low, high } = read(candidate);
    if (mean === null || low === null || high === null) throw new Error(`no estimate of ${what}`);
    const standardError = (high - low) / (2 * studentQuantile(replications - 1));
    const z = (mean - exact) / standardError;
    return { what: `${theory.name}: ${what}`, exact, mean, z, width: (high - low) / exact, widthWanted: fullWidth };
  });
}

/** A row in words, for the message of a test that fails and for the table of the validation. */
export function describeRow({ what, exact, mean, z, width }: Row): string {
  const figures = `exact ${exact.toPrecision(7)}, simulated ${mean.toPrecision(7)}`;
  return `${what}: ${figures}, z ${z.toFixed(2)}, width ${(100 * width).toFixed(2)} %`;
}
