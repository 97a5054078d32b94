import { expect, test } from "vitest";
import type { Estimate } from "../../../../src/analysis/result.ts";
import { simulate } from "../../../../src/analysis/simulate.ts";
import { formOf, type ScenarioParts, scenarioOf } from "./form-of.ts";

const rated = "{kind: poisson, rate: 40/s}";
const exponential = "{cpu: {kind: exponential, mean: 80ms}}";
const lognormal = "{cpu: {kind: lognormal, mean: 80ms, p95: 160ms}}";
const both = "{cpu: {kind: lognormal, mean: 80ms, p95: 160ms}, io: {kind: exponential, mean: 30ms}}";

/** The profile's own cold start and overhead, unless a row says otherwise. */
const lambda = (keys: string) => `platform: aws-lambda, ${keys}`;

interface Row extends ScenarioParts {
  readonly name: string;
  /** False where the law of cold starts holds only nearly, and its share is not what the row is about. */
  readonly isColdKnown?: boolean;
}

/**
 * Instances begin in the warm-up; the windows hold some 50,000 requests, those with frequent cold starts some 17,000 or
 * more.
 */
const rows: readonly Row[] = [
  { name: "exponential work", work: exponential, candidate: lambda("memory: 1024MB"), isColdKnown: true },
  { name: "lognormal work", work: lognormal, candidate: lambda("memory: 512MB") },
  { name: "CPU and io both random", work: both, candidate: lambda("memory: 512MB") },
  {
    name: "work shorter than a step",
    work: "{io: {kind: exponential, mean: 600us}}",
    candidate: lambda("memory: 512MB"),
  },
  { name: "arm64", work: lognormal, candidate: lambda("memory: 512MB, architecture: arm64") },
  { name: "two provisioned", work: both, candidate: lambda("memory: 1024MB, provisionedConcurrency: 2") },
  { name: "eight provisioned", work: exponential, candidate: lambda("memory: 1024MB, provisionedConcurrency: 8") },
  { name: "an HTTP API before it", work: lognormal, candidate: lambda("memory: 1024MB, frontDoor: aws-http-api") },
  {
    name: "response, logs and storage, on the free tier",
    work: both,
    workload: ", response: 20KB, logs: 1KB",
    candidate: lambda("memory: 1024MB, ephemeralStorage: 2048MB"),
    top: "freeTier: true",
  },
  {
    name: "CPU in quotas",
    work: lognormal,
    candidate: lambda("memory: 256MB, throttle: quantised"),
  },
  {
    name: "one request in six is cut, some fail",
    work: exponential,
    workload: ", failures: 3%, response: 20KB",
    candidate: lambda("memory: 512MB, timeout: 500ms"),
  },
  {
    name: "both random, one in ten is cut",
    work: both,
    candidate: lambda("memory: 512MB, timeout: 500ms"),
  },
  {
    name: "both random and shorter than a step",
    work: "{cpu: {kind: exponential, mean: 100us}, io: {kind: uniform, from: 300us, to: 900us}}",
    candidate: lambda("memory: 1769MB"),
  },
  {
    name: "a concurrency limit, some of it provisioned",
    work: exponential,
    candidate: lambda("memory: 1024MB, concurrencyLimit: 8, provisionedConcurrency: 3, frontDoor: aws-alb"),
  },
  {
    name: "cold starts rare: one in thirty",
    arrivals: "{kind: poisson, rate: 0.01/s}",
    work: exponential,
    candidate: lambda("memory: 512MB, coldStart: {setup: 100ms, init: 900ms, firstCall: 50ms}"),
    duration: "20d",
    isColdKnown: true,
  },
  {
    name: "cold starts frequent: nine in ten",
    arrivals: "{kind: poisson, rate: 0.01/s}",
    work: exponential,
    candidate: lambda("memory: 512MB, coldStart: {setup: 100ms, init: 900ms, firstCall: 50ms}, keepAlive: 10s"),
    duration: "20d",
    isColdKnown: true,
  },
  {
    name: "SnapStart, often restored",
    arrivals: "{kind: poisson, rate: 0.01/s}",
    work: lognormal,
    candidate: lambda("memory: 512MB, runtime: java21, snapStart: true, keepAlive: 60s"),
    duration: "20d",
    isColdKnown: true,
  },
  {
    name: "at the edge, in three places",
    work: exponential,
    candidate: "platform: aws-lambda-edge, memory: 192MB, event: origin, locations: 3, timeout: 20s",
  },
  {
    name: "a savings plan of two of three busy instances",
    work: exponential,
    candidate: lambda("memory: 1024MB, purchase: savings-plan-1y, committed: 2"),
    duration: "1h",
  },
];

/** As `checks` has it: of five sound replications a law lies three half widths away about once in a thousand times. */
function expectWithin({ low, high }: Estimate, value: number, widths = 3): void {
  const [middle, half] = [(low! + high!) / 2, (high! - low!) / 2];
  expect(Math.abs(value - middle)).toBeLessThanOrEqual(widths * half + 1e-9 * middle);
}

test.each(rows)("the simulated interval holds the closed form: $name", async ({ name: _, isColdKnown, ...parts }) => {
  const { arrivals = rated, duration = "20m", top = "" } = parts;
  const scenario = scenarioOf({ ...parts, arrivals, duration, top: `warmUp: 20m\nreplications: 5\n${top}` });
  const form = formOf(scenario);
  const [result] = (await simulate(scenario)).candidates;
  if (result?.eligible !== true) throw new Error("not eligible");
  expectWithin(result.cost.monthly, form.monthly);
  expectWithin(result.cost.perMillionRequests, form.perMillionRequests);
  expectWithin(result.latency.mean, form.latencyMean!);
  if (isColdKnown) expectWithin(result.coldStarts.fraction, form.coldFraction!);
  if (form.spill !== null) expectWithin(result.provisioned!.spill, form.spill);
  const offered = result.requests.offered.mean!;
  const share = ({ mean, low, high }: Estimate): Estimate => ({
    mean: mean! / offered,
    low: low! / offered,
    high: high! / offered,
  });
  // No event in n requests: its interval reaches from 0 to 3 / n, and the law lies within.
  expectWithin(share(result.requests.timedOut), form.timedOut);
  expectWithin(share(result.requests.throttled), form.throttled);
});
