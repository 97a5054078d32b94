import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conformance, expectSound, observe, scenarioOf } from "./conformance.ts";

conformance("aws-lambda, defaults", "platform: aws-lambda, memory: 1769MB");
conformance(
  "aws-lambda, short keep-alive, few instances, everything metered",
  "platform: aws-lambda, memory: 512MB, architecture: arm64, concurrencyLimit: 12, keepAlive: 3s, frontDoor: aws-http-api, ephemeralStorage: 1024MB, throttle: quantised",
);
conformance(
  "aws-lambda, provisioned, least-recently-used, recycled",
  "platform: aws-lambda, memory: 3538MB, provisionedConcurrency: 4, routing: least-recently-used, recycleAfter: 15s, keepAlive: {kind: halving, period: 4s}, coldStart: {setup: 50ms, init: {kind: exponential, mean: 200ms}, firstCall: 20ms}",
);
conformance(
  "aws-lambda, newest first, a timeout that cuts",
  "platform: aws-lambda, memory: 256MB, routing: newest, timeout: 700ms, keepAlive: {kind: exponential, mean: 5s}, frontDoor: aws-rest-api",
);
conformance("aws-ec2, defaults", "platform: aws-ec2, instance: m7g.large");
conformance(
  "aws-ec2, hyperthreads behind a load balancer, short queues",
  "platform: aws-ec2, instance: c5.large, instances: 2, slots: 3, queue: 4, balancing: round-robin, frontDoor: aws-alb",
);
conformance(
  "aws-ec2, one line for three machines",
  "platform: aws-ec2, instance: m7g.medium, instances: 3, slots: 2, queue: 2, balancing: shared-queue, overhead: {kind: exponential, mean: 2ms}",
);
conformance(
  "aws-ec2, too small: overloaded",
  "platform: aws-ec2, instance: m7g.medium, slots: 1, queue: 30, speed: 0.5",
);

const duration = (most: number) => fc.integer({ min: 1, max: most }).map((milliseconds) => `${milliseconds}ms`);

const anyFunction = fc.record(
  {
    platform: fc.constant("aws-lambda"),
    memory: fc.integer({ min: 128, max: 10_240 }).map((megabytes) => `${megabytes}MB`),
    concurrencyLimit: fc.integer({ min: 1, max: 40 }),
    provisionedConcurrency: fc.integer({ min: 0, max: 10 }),
    routing: fc.constantFrom("most-recently-used", "least-recently-used", "newest", "random"),
    keepAlive: fc.oneof(
      fc.integer({ min: 0, max: 20_000 }).map((milliseconds) => `${milliseconds}ms`),
      duration(8000).map((period) => ({ kind: "halving", period })),
      duration(8000).map((mean) => ({ kind: "exponential", mean })),
    ),
    coldStart: fc.oneof(
      duration(3000),
      fc.record({ setup: duration(500), init: duration(12_000), firstCall: duration(500) }),
    ),
    timeout: fc.integer({ min: 100, max: 5000 }).map((milliseconds) => `${milliseconds}ms`),
    recycleAfter: duration(30_000),
    throttle: fc.constantFrom("linear", "quantised"),
    speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
    frontDoor: fc.constantFrom("none", "aws-http-api", "aws-rest-api", "aws-alb"),
  },
  { requiredKeys: ["platform", "memory"] },
);

const anyFleet = fc.record(
  {
    platform: fc.constant("aws-ec2"),
    instance: fc.constantFrom("m7g.medium", "c5.large", "r7i.xlarge", "m7a.2xlarge"),
    instances: fc.integer({ min: 1, max: 5 }),
    slots: fc.integer({ min: 1, max: 12 }),
    queue: fc.integer({ min: 0, max: 20 }),
    balancing: fc.constantFrom("least-outstanding", "round-robin", "random", "shared-queue"),
    speed: fc.double({ min: 0.2, max: 4, noNaN: true }),
    siblingSpeed: fc.double({ min: 0.5, max: 1, noNaN: true }),
    frontDoor: fc.constantFrom("none", "aws-http-api", "aws-rest-api", "aws-alb"),
  },
  { requiredKeys: ["platform", "instance"] },
);

describe("with any settings (a failure prints the seed that repeats it)", () => {
  test.each([
    ["aws-lambda", anyFunction],
    ["aws-ec2", anyFleet],
  ] as const)("%s", async (_name, settings) => {
    const seed = fc.integer({ min: 1, max: 1_000_000 });
    const parallel = fc.constantFrom(0, 0.3, 1);
    await fc.assert(
      fc.asyncProperty(settings as fc.Arbitrary<object>, seed, parallel, async (drawn, number, share) => {
        const keys = JSON.stringify(drawn).slice(1, -1);
        const work = `{cpu: {kind: exponential, mean: 30ms}, io: {kind: exponential, mean: 40ms}, parallel: ${share}}`;
        const scenario = scenarioOf({ A: keys }, { seed: number, work });
        const [candidate] = scenario.candidates;
        expect(candidate!.ineligibleBecause).toEqual([]);
        const [seen] = await observe(scenario);
        expectSound(seen!, candidate!);
      }),
      { numRuns: 60 },
    );
  });
});
