import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { simulate } from "../../../src/analysis/simulate.ts";
import { platforms } from "../../../src/platforms/platforms.ts";
import type { Observation } from "../../../src/platforms/station.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import type { Candidate, Scenario } from "../../../src/scenario/scenario.ts";
import { type HandMade, handMadeRun, serve } from "../hand-made.ts";

/** What a test changes in a scenario of one function at the edge. */
export interface EdgeCase {
  /** Keys of the candidate besides name and platform, as YAML. */
  readonly keys?: string;
  readonly workload?: string;
  /** Lines at the top. */
  readonly top?: string;
}

function textOf({ keys = "", workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}", top = "" }: EdgeCase) {
  const own = keys === "" ? "" : `, ${keys}`;
  return `name: edge\n${top}\nworkload: {${workload}}\ncandidates:\n  - {name: A, platform: aws-lambda-edge${own}}\n`;
}

/** "path: message" of everything that is wrong with it, without the value that was not accepted. */
export function issuesOf(given: EdgeCase): readonly string[] {
  const parsed = parseScenario(textOf(given), { file: "edge.yaml" });
  if (!("issues" in parsed)) return [];
  return parsed.issues.map(({ path, message }) => `${path}: ${message.replace(/^.* is not accepted: /, "")}`);
}

function scenarioOf(given: EdgeCase): Scenario {
  const parsed = parseScenario(textOf(given), { file: "edge.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario;
}

export function candidateOf(given: EdgeCase): Candidate {
  return scenarioOf(given).candidates[0]!;
}

/** The result of one replication, unless the lines at the top say how many. */
export async function resultOf(given: EdgeCase): Promise<CandidateResult> {
  const { top = "" } = given;
  const replications = top.includes("replications:") ? "" : "replications: 1\n";
  const { candidates }: Result = await simulate(scenarioOf({ ...given, top: `${replications}${top}` }));
  const [only] = candidates;
  if (!only!.eligible) throw new Error(only!.ineligibleBecause.join("; "));
  return only as CandidateResult;
}

/** What a function sees of requests at known instants. */
export function serveAtTheEdge(requests: readonly HandMade[], given: EdgeCase): Observation {
  const { workload, candidates } = scenarioOf(given);
  const [{ settings }] = candidates as readonly [Candidate];
  return serve(platforms["aws-lambda-edge"]!.start(settings, workload, handMadeRun()), requests);
}
