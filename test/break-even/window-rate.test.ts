import { expect, test } from "vitest";
import { breakEven } from "../../src/analysis/break-even/index.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";

const lambda = "{name: L, platform: aws-lambda, memory: 10240MB, coldStart: 0ms, overhead: 0ms}";
const machine = "{name: V, platform: aws-ec2, instance: m7g.medium, slots: 1000, overhead: 0ms}";

/** A machine for 0.0408 USD/h with a disk and an address, against 20 ms of 10 GB and one request: x86_64, us-east-1. */
const perRequest = 0.02 * 10 * 0.0000166667 + 0.0000002;
const perHour = 0.0408 + 0.005 + (8 * 0.08) / 730;
const exact = perHour / 3600 / perRequest;

test.each([
  ["a ramp that holds its last rate", "{kind: ramping, startRate: 0/s, stages: [{target: 10/s, duration: 1h}]}", "10h"],
  ["a spike in two days", "{kind: spike, rate: 1/s, at: 14h, peak: 20/s, duration: 1h}", "2d"],
  ["constant arrivals", "{kind: constant, rate: 5/s}", "1h"],
])("the axis is the rate that the window holds: %s", async (_, arrivals, duration) => {
  const parsed = parseScenario(`
name: T
duration: ${duration}
replications: 2
workload: {arrivals: ${arrivals}, work: {io: 20ms}}
candidates: [${lambda}, ${machine}]
`);
  if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues));
  const { breakEven: found, candidates } = await breakEven(parsed.scenario, { from: exact / 1.5, to: exact * 1.5 });
  const crossing = found!.crossings.find(({ because }) => because === "cost");
  const [first] = candidates;
  if (!first?.eligible) throw new Error("not eligible");
  // The search ends at 0.5 %; two replications of n random arrivals differ from their expectation by 1 / sqrt(2n).
  const standardError = 1 / Math.sqrt(2 * first.requests.offered.mean!);
  expect(Math.abs(crossing!.at.mean! / exact - 1)).toBeLessThan(0.005 + 4 * standardError);
});
