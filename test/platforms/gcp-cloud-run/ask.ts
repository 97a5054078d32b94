import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { simulate } from "../../../src/analysis/simulate.ts";
import { platforms } from "../../../src/platforms/platforms.ts";
import type { Observation, StationRun } from "../../../src/platforms/station.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import type { Candidate, Scenario } from "../../../src/scenario/scenario.ts";
import { type HandMade, handMadeRun, serve } from "../hand-made.ts";

/** What a test changes in a scenario of one service. */
export interface ServiceCase {
  /** Keys of the candidate besides name and platform, as YAML. */
  readonly service?: string;
  readonly workload?: string;
  /** Lines at the top. */
  readonly top?: string;
}

function textOf({
  service = "",
  workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}",
  top = "",
}: ServiceCase) {
  const keys = service === "" ? "" : `, ${service}`;
  return `name: service\n${top}\nworkload: {${workload}}\ncandidates:\n  - {name: A, platform: gcp-cloud-run${keys}}\n`;
}

/** "path: message" of everything that is wrong with it, without the value that was not accepted. */
export function issuesOf(given: ServiceCase): readonly string[] {
  const parsed = parseScenario(textOf(given), { file: "service.yaml" });
  if (!("issues" in parsed)) return [];
  return parsed.issues.map(({ path, message }) => `${path}: ${message.replace(/^.* is not accepted: /, "")}`);
}

function scenarioOf(given: ServiceCase): Scenario {
  const parsed = parseScenario(textOf(given), { file: "service.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario;
}

export function candidateOf(given: ServiceCase): Candidate {
  return scenarioOf(given).candidates[0]!;
}

/** The result of one replication. */
export async function resultOf(given: ServiceCase): Promise<CandidateResult> {
  const { candidates }: Result = await simulate(scenarioOf({ ...given, top: `replications: 1\n${given.top ?? ""}` }));
  const [only] = candidates;
  if (!only!.eligible) throw new Error(only!.ineligibleBecause.join("; "));
  return only as CandidateResult;
}

/** What a service sees of requests at known instants: no overhead, instances that start at once unless it says so. */
export function serveService(
  requests: readonly HandMade[],
  given: ServiceCase,
  run: Partial<StationRun> = {},
): Observation {
  const { workload, candidates } = scenarioOf(given);
  const [{ settings }] = candidates as readonly [Candidate];
  return serve(platforms["gcp-cloud-run"]!.start(settings, workload, handMadeRun(run)), requests);
}
