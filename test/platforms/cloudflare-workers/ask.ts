import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { simulate } from "../../../src/analysis/simulate.ts";
import { platforms } from "../../../src/platforms/platforms.ts";
import type { Observation, StationRun } from "../../../src/platforms/station.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import type { Candidate, Scenario } from "../../../src/scenario/scenario.ts";
import { type HandMade, handMadeRun, serve } from "../hand-made.ts";

/** What a test changes in a scenario of one Worker. */
export interface WorkerCase {
  /** Keys of the candidate besides name and platform, as YAML. */
  readonly worker?: string;
  readonly workload?: string;
  /** Lines at the top. */
  readonly top?: string;
}

function textOf({
  worker = "",
  workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}",
  top = "",
}: WorkerCase) {
  const keys = worker === "" ? "" : `, ${worker}`;
  return `name: worker\n${top}\nworkload: {${workload}}\ncandidates:\n  - {name: A, platform: cloudflare-workers${keys}}\n`;
}

/** "path: message" of everything that is wrong with it, without the value that was not accepted. */
export function issuesOf(given: WorkerCase): readonly string[] {
  const parsed = parseScenario(textOf(given), { file: "worker.yaml" });
  if (!("issues" in parsed)) return [];
  return parsed.issues.map(({ path, message }) => `${path}: ${message.replace(/^.* is not accepted: /, "")}`);
}

function scenarioOf(given: WorkerCase): Scenario {
  const parsed = parseScenario(textOf(given), { file: "worker.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario;
}

export function candidateOf(given: WorkerCase): Candidate {
  return scenarioOf(given).candidates[0]!;
}

/** The result of one replication. */
export async function resultOf(given: WorkerCase): Promise<CandidateResult> {
  const { candidates }: Result = await simulate(scenarioOf({ ...given, top: `replications: 1\n${given.top ?? ""}` }));
  const [only] = candidates;
  if (!only!.eligible) throw new Error(only!.ineligibleBecause.join("; "));
  return only as CandidateResult;
}

/** What a Worker sees of requests at known instants. */
export function serveWorker(
  requests: readonly HandMade[],
  given: WorkerCase = {},
  run: Partial<StationRun> & { readonly perBlock?: number } = {},
): Observation {
  const { perBlock, ...changes } = run;
  const { workload, candidates } = scenarioOf(given);
  const [{ settings }] = candidates as readonly [Candidate];
  const station = platforms["cloudflare-workers"]!.start(settings, workload, handMadeRun(changes));
  return serve(station, requests, perBlock);
}
