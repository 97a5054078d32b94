import { expect, test } from "vitest";
import { checks } from "../../src/analysis/checks.ts";
import type { Estimate } from "../../src/analysis/result.ts";
import { simulate } from "../../src/analysis/simulate.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

function scenarioOf(arrivals: string, work: string, candidate: string): Scenario {
  const text = `
name: checks
duration: 2m
replications: 3
workload: {arrivals: ${arrivals}, work: ${work}, memory: 100MB}
candidates: [{name: A, ${candidate}}]
`;
  const parsed = parseScenario(text, { file: "checks.yaml" });
  if ("issues" in parsed) throw new Error(parsed.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return parsed.scenario;
}

const poisson = "{kind: poisson, rate: 40/s}";
const exponential = "{cpu: {kind: exponential, mean: 30ms}}";
const plainFunction = "platform: aws-lambda, memory: 1769MB, coldStart: 0ms, overhead: 0ms, concurrencyLimit: 5";

test.each([
  // Evenly spaced and of constant length: no interval of its own, so the overhead's chance must not be held against it.
  [
    "constant work with a random overhead",
    "{kind: constant, rate: 200/s}",
    "{io: 100ms}",
    "platform: aws-ec2, instance: m7g.large, frontDoor: aws-rest-api",
  ],
  [
    "a backlog served after the window",
    poisson,
    exponential,
    "platform: aws-ec2, instance: m7g.medium, slots: 1, queue: 100000",
  ],
  ["cold starts and timeouts", poisson, exponential, "platform: aws-lambda, memory: 512MB, timeout: 200ms"],
])("Little's law holds with %s", async (_name, arrivals, work, candidate) => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const [check] = (await simulate({ ...scenarioOf(arrivals, work, candidate), seed })).checks;
    expect([check?.law, check?.holds]).toEqual(["Little", true]);
  }
});

test.each([
  ["Erlang B", plainFunction],
  ["cold starts of most-recently-used", plainFunction.replace("concurrencyLimit: 5", "keepAlive: 100ms")],
  ["M/M/c wait, ms", "platform: aws-ec2, instance: m7g.large, slots: 2"],
  ["M/M/c wait, ms", "platform: aws-fargate, cpu: 0.5, memory: 1GB, slots: 1, instances: 4, balancing: shared-queue"],
])("%s is checked where its conditions are met", async (law, candidate) => {
  const { checks: found } = await simulate(scenarioOf(poisson, exponential, candidate));
  expect(found.map((check) => [check.law, check.holds])).toEqual([
    ["Little", true],
    [law, true],
  ]);
});

test.each([
  ["arrivals that are not Poisson", "{kind: constant, rate: 40/s}", exponential, plainFunction],
  ["slots that are not vCPUs", poisson, exponential, "platform: aws-ec2, instance: m7g.large, slots: 3"],
  ["hyperthreads", poisson, exponential, "platform: aws-ec2, instance: c5.large, slots: 2"],
  ["a cold start that takes time", poisson, exponential, plainFunction.replace("coldStart: 0ms", "coldStart: 100ms")],
])("no law but Little's is claimed for %s", async (_name, arrivals, work, candidate) => {
  const result = await simulate(scenarioOf(arrivals, work, candidate));
  expect(result.checks.map(({ law }) => law)).toEqual(["Little"]);
});

test("a law that does not hold is reported", async () => {
  const scenario = scenarioOf(poisson, exponential, plainFunction);
  const [result] = (await simulate(scenario)).candidates;
  if (!result?.eligible) throw new Error("not simulated");
  const serviceTime = { mean: null, low: null, high: null };
  const context = { scenario, duration: scenario.duration!, samples: new Map(), serviceTime };
  const holding = (tampered: typeof result) =>
    checks(scenario.candidates[0]!, tampered, context).map(({ law, holds }) => [law, holds]);
  const moved = ({ mean, low, high }: Estimate, by: number) => ({ mean: mean! + by, low: low! + by, high: high! + by });
  const { concurrency, requests } = result;
  expect(holding(result)).toEqual([
    ["Little", true],
    ["Erlang B", true],
  ]);
  expect(holding({ ...result, concurrency: { ...concurrency, mean: moved(concurrency.mean, 0.5) } })).toContainEqual([
    "Little",
    false,
  ]);
  expect(
    holding({
      ...result,
      requests: { ...requests, throttled: moved(requests.throttled, 0.1 * requests.offered.mean!) },
    }),
  ).toContainEqual(["Erlang B", false]);
});
