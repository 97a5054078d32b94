import { describe, expect, test } from "vitest";
import { parseScenario, simulate } from "../../../src/index.ts";
import { explainMetric } from "../../../src/report/explained/explain.ts";
import { explainedMetrics } from "../../../src/report/explained/metrics.ts";
import { documentText } from "../../../src/report/text.ts";
import { expectArithmetic } from "./expect-arithmetic.ts";

/** Runs in which something happens that the committed reports do not show. */
const lambda = "name: L, platform: aws-lambda, memory: 512MB";
const machine = "name: M, platform: aws-ec2, instance: m7g.large, instances: 1";
const scenarios: Readonly<Record<string, string>> = {
  "throttled by two limits, with retries": `
duration: 5m
workload: {arrivals: {kind: bursty, rate: 40/s, burstRate: 150/s, burst: 5s, calm: 20s}, work: {io: 300ms}}
candidates:
  - {${lambda}, concurrencyLimit: 12, retry: {attempts: 3, base: 1s, cap: 20s}}
  - {${machine}, slots: 10, queue: 5}`,
  "timed out and failed": `
duration: 5m
workload: {arrivals: {kind: poisson, rate: 10/s}, work: {io: {kind: lognormal, mean: 1s, sigma: 1}}, failures: 2%}
candidates: [{${lambda}, timeout: 3s}, {${machine}}]`,
  "provisioned, with a free tier, staff and a short month": `
duration: 10m
month: 600h
freeTier: 40%
workload: {arrivals: {kind: poisson, rate: 10/s}, work: {cpu: 20ms, io: 300ms}}
candidates:
  - {${lambda}, provisionedConcurrency: 3}
  - {${machine}, purchase: reserved-1y, operations: {hours: 4, rate: 100}}`,
  "more machines than the commitment": `
duration: 10m
workload: {arrivals: {kind: poisson, rate: 10/s}, work: {cpu: 20ms}}
candidates:
  - {name: M, platform: aws-ec2, instance: m7g.large, instances: 3, purchase: reserved-1y, committed: 2}
  - {name: N, platform: aws-ec2, instance: m7g.large, instances: {min: 2, max: 4, target: 60% cpu, initial: 2}, purchase: reserved-1y, committed: 2}`,
  "a spike twice a month": `
duration: 24h
replications: 2
workload: {arrivals: {kind: spike, rate: 0.2/s, at: 3h, peak: 3/s, duration: 10m, occurs: 2/month}, work: {io: 50ms}}
candidates: [{${lambda}}, {${machine}}]`,
  "one replication": `
duration: 10m
replications: 1
workload: {arrivals: {kind: poisson, rate: 5/s}, work: {io: 45ms}}
candidates: [{${lambda}}, {${machine}}]`,
  "more replications than a sum can show": `
duration: 2m
replications: 20
workload: {arrivals: {kind: poisson, rate: 5/s}, work: {cpu: 20ms, io: 45ms}}
candidates: [{${lambda}}, {${machine}}]`,
  "hardly a request, and a candidate that cannot serve": `
duration: 10m
replications: 3
workload: {arrivals: {kind: poisson, rate: 1/h}, work: {io: 45ms}, memory: 300MB}
candidates: [{${lambda}}, {name: Tiny, platform: aws-lambda, memory: 128MB}]`,
  "several functions": `
duration: 10m
workload:
  functions:
    - {name: checkout, arrivals: {kind: poisson, rate: 4/s}, work: {cpu: 60ms}, memory: 180MB}
    - {name: search, arrivals: {kind: constant, rate: 10/s}, work: {io: 30ms}, response: 30KB}
candidates: [{${lambda}}, {${machine}}]`,
  overloaded: `
duration: 5m
workload: {arrivals: {kind: poisson, rate: 40/s}, work: {cpu: 100ms}}
candidates: [{${machine}}, {${lambda}}]`,
};

describe.each(Object.entries(scenarios))("%s", async (name, body) => {
  const outcome = parseScenario(`name: ${name}\n${body}`);
  if ("issues" in outcome) throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const result = await simulate(outcome.scenario);

  test.each(explainedMetrics)("$name multiplies out and reads", (metric) => {
    for (const working of metric.workings(result)) expectArithmetic(working);
    const text = documentText(explainMetric(metric, result), { color: false, width: 100 });
    expect(text).not.toMatch(/NaN|undefined|Infinity|\bnull\b/);
  });
});
