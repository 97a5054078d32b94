import { beforeAll, expect, test } from "vitest";
import type { MetricDifference } from "../../../src/analysis/compare/metric-difference.ts";
import { resultDifferences } from "../../../src/analysis/compare/result-differences.ts";
import { simulated } from "./simulated.ts";

const scenario = (memory: string) => `duration: 10m
replications: 5
workload:
  arrivals: {kind: poisson, rate: 4/s}
  work: {cpu: {kind: lognormal, mean: 60ms, p95: 140ms}, io: 45ms}
candidates:
  - {name: functions, platform: aws-lambda, memory: ${memory}, keepAlive: 20s}
  - {name: machines, platform: aws-ec2, instance: m7g.large, instances: 1}
`;

/** Fifty comparisons of one scenario with itself, each of two seeds that no other comparison has. */
let comparisons: (readonly MetricDifference[])[] = [];

beforeAll(async () => {
  comparisons = [];
  for (let seed = 1; seed < 100; seed += 2) {
    const [before, after] = [await simulated(scenario("1GB"), seed), await simulated(scenario("1GB"), seed + 1)];
    comparisons.push(resultDifferences(before, after));
  }
}, 60_000);

const isAlarm = ({ change }: MetricDifference) => change === "higher" || change === "lower";
const excludesZero = ({ difference: { low, high } }: MetricDifference) => low! > 0 || high! < 0;

test("two seeds of one scenario differ beyond noise in at most a few of fifty comparisons", () => {
  // 2.5 are expected if Holm's adjustment gave away nothing; more than 7 come once in four hundred times.
  expect(comparisons.filter((one) => one.some(isAlarm)).length).toBeLessThanOrEqual(7);
});

test("without adjusting, a good part of them would cry wolf", () => {
  expect(comparisons.filter((one) => one.some(excludesZero)).length).toBeGreaterThan(12);
});

test("each compares two dozen figures, and some are not the same", () => {
  for (const one of comparisons) {
    expect(one.length).toBeGreaterThanOrEqual(24);
    expect(one.filter(({ change }) => change !== "same").length).toBeGreaterThan(10);
  }
});

test("what does differ is found under other seeds too: a tenth more memory, and its cost", async () => {
  let found = 0;
  for (let seed = 1; seed <= 10; seed++) {
    const [before, after] = [
      await simulated(scenario("1000MB"), seed),
      await simulated(scenario("1100MB"), seed + 500),
    ];
    const mean = resultDifferences(before, after).find((one) => one.candidate === "functions" && one.metric === "mean");
    if (mean?.change === "lower") found += 1;
  }
  expect(found).toBeGreaterThanOrEqual(9);
}, 60_000);
