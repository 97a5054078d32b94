import type { CandidateResult } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { platforms } from "../../src/platforms/platforms.ts";
import type { Observation, StationRun } from "../../src/platforms/station.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Candidate, Scenario } from "../../src/scenario/scenario.ts";
import { type HandMade, handMadeRun, serve } from "./hand-made.ts";

/** What a test changes in a scenario of one candidate, as YAML. */
export interface CandidateCase {
  /** Keys of the candidate besides name and platform. */
  readonly keys?: string;
  readonly workload?: string;
  /** Lines at the top. */
  readonly top?: string;
}

/** What tests ask of candidates of one platform; `least` are keys that it cannot do without. */
export function askOf(platform: string, least = "") {
  const textOf = ({ keys = least, workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}", top = "" }) => {
    const all = keys === "" ? "" : `, ${keys}`;
    return `name: case\n${top}\nworkload: {${workload}}\ncandidates:\n  - {name: A, platform: ${platform}${all}}\n`;
  };

  /** "path: message" of everything that is wrong with it, without the value that was not accepted. */
  function issuesOf(given: CandidateCase): readonly string[] {
    const parsed = parseScenario(textOf(given), { file: "case.yaml" });
    if (!("issues" in parsed)) return [];
    return parsed.issues.map(({ path, message }) => `${path}: ${message.replace(/^.* is not accepted: /, "")}`);
  }

  function scenarioOf(given: CandidateCase): Scenario {
    const parsed = parseScenario(textOf(given), { file: "case.yaml" });
    if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
    return parsed.scenario;
  }

  const candidateOf = (given: CandidateCase = {}): Candidate => scenarioOf(given).candidates[0]!;

  /** The result of one replication, unless the lines at the top say how many. */
  async function resultOf(given: CandidateCase): Promise<CandidateResult> {
    const { top = "" } = given;
    const counted = top.includes("replications") ? top : `replications: 1\n${top}`;
    const [only] = (await simulate(scenarioOf({ ...given, top: counted }))).candidates;
    if (!only!.eligible) throw new Error(only!.ineligibleBecause.join("; "));
    return only as CandidateResult;
  }

  /** What the candidate sees of requests at known instants. */
  function observe(requests: readonly HandMade[], given: CandidateCase, run: Partial<StationRun> = {}): Observation {
    const { workload, candidates } = scenarioOf(given);
    return serve(platforms[platform]!.start(candidates[0]!.settings, workload, handMadeRun(run)), requests);
  }

  return { issuesOf, candidateOf, resultOf, observe };
}
