import { expect, test } from "vitest";
import { contradictionsIn } from "../../../src/analysis/contradictions/contradictions-in.ts";
import { resultSchema, simulate } from "../../../src/index.ts";
import { json } from "../../../src/report/json.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";

/** Runs at the edges of what can be observed; as they are written, so are they read back. */
const scenarios: Readonly<Record<string, string>> = {
  "one replication": "replications: 1\nworkload: {arrivals: {kind: poisson, rate: 5/s}, work: {io: 45ms}}",
  "hardly a request": "replications: 3\nworkload: {arrivals: {kind: poisson, rate: 0.005/s}, work: {io: 45ms}}",
  "equal durations": "replications: 3\nworkload: {arrivals: {kind: constant, rate: 5/s}, work: {io: 45ms}}",
  "two far modes, and failures":
    "replications: 3\nworkload: {arrivals: {kind: poisson, rate: 20/s}, failures: 3%, work: {io: {kind: mixture, of: [{weight: 0.99, kind: constant, value: 10ms}, {weight: 0.01, kind: constant, value: 9s}]}}}",
  "a free tier that some replications pass":
    "replications: 7\nfreeTier: true\nmonth: 300h\nworkload: {arrivals: {kind: poisson, rate: 0.93/s}, work: {io: 45ms}}",
  overload: "replications: 2\nworkload: {arrivals: {kind: poisson, rate: 60/s}, work: {cpu: 100ms}}",
};

test.each(Object.entries(scenarios))("%s: what a run writes does not contradict itself", async (_, keys) => {
  const outcome = parseScenario(`name: Edge
duration: 5m
${keys}
candidates:
  - {name: L, platform: aws-lambda, memory: 512MB, concurrencyLimit: 20}
  - {name: B, platform: aws-ec2, instance: m7g.large, queue: 50}
  - {name: W, platform: cloudflare-workers}
`);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const result = await simulate(outcome.scenario, { command: "evenpoint run edge.yaml" });
  expect(contradictionsIn(result)).toEqual([]);
  expect(contradictionsIn(resultSchema.parse(JSON.parse(json(result))))).toEqual([]);
});
