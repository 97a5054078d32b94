import { platforms } from "../../../src/platforms/platforms.ts";
import type { Observation, StationRun } from "../../../src/platforms/station.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import type { Candidate } from "../../../src/scenario/scenario.ts";
import { type HandMade, handMadeRun, handMadeWorkload, serve } from "../hand-made.ts";

const scenario = (candidate: string): string => `
name: by hand
duration: 1h
workload: {arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}}
candidates:
  - {name: A, ${candidate}}
`;

/** The candidate of those keys, resolved and priced. */
export function candidateOf(keys: string): Candidate {
  const parsed = parseScenario(scenario(keys));
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario.candidates[0]!;
}

/** The issues of a candidate of those keys, "path: sentence". */
export function issuesOf(keys: string): readonly string[] {
  const parsed = parseScenario(scenario(keys));
  return "issues" in parsed ? parsed.issues.map(({ path, message }) => `${path}: ${message}`) : [];
}

/** What a candidate of those keys sees of requests at known instants. */
export function serveCandidate(
  keys: string,
  requests: readonly HandMade[],
  run: Partial<StationRun> = {},
): Observation {
  const { platform, settings } = candidateOf(keys);
  const station = platforms[platform]!.start(settings, handMadeWorkload(), handMadeRun(run));
  return serve(station, requests);
}
