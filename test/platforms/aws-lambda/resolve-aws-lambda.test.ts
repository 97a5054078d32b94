import { describe, expect, test } from "vitest";
import { resolveAwsLambda } from "../../../src/platforms/aws-lambda/resolve-aws-lambda.ts";
import type { AwsLambdaGiven } from "../../../src/platforms/aws-lambda/settings.ts";
import { bytesPerMegabyte } from "../../../src/units/size.ts";
import type { Workload } from "../../../src/workloads/workload.ts";
import { handMadeWorkload, ms, s } from "../hand-made.ts";
import { constant } from "./hand-made-function.ts";

const given = (changes: Partial<AwsLambdaGiven> = {}): AwsLambdaGiven => ({
  memory: 1024 * bytesPerMegabyte,
  ...changes,
});
const working = (cpu: number, io = 0): Partial<Workload> => ({
  work: { from: "distributions", cpu: constant(cpu), io: constant(io), parallel: 0 },
});
const reasons = (changes: Partial<AwsLambdaGiven>, workload: Partial<Workload>) =>
  resolveAwsLambda(given(changes), handMadeWorkload(workload)).ineligibleBecause;

describe("defaults", () => {
  const { settings, limits, priceNeeds, assumptions } = resolveAwsLambda(given(), handMadeWorkload());

  test("are the contract's", () => {
    expect(settings).toMatchObject({
      region: "us-east-1",
      architecture: "x86_64",
      timeout: 30 * s,
      keepAlive: { kind: "constant", value: 360 * s },
      routing: "most-recently-used",
      concurrencyLimit: 1000,
      provisionedConcurrency: 0,
      recycleAfter: null,
      throttle: "linear",
      speed: 1,
      frontDoor: "none",
    });
    expect(limits).toEqual([
      { limit: "account concurrency", value: 1000, measuredBy: "peakConcurrency" },
      { limit: "request rate", value: 10_000, measuredBy: "peakRequestRate" },
      { limit: "scale-out rate", value: 1000, measuredBy: "peakScaleOut" },
    ]);
  });

  test("every one has a source, and none pretends to be the user's", () => {
    for (const { source, setBy } of assumptions) {
      expect(source).not.toBe("");
      expect(setBy).not.toBe("user");
    }
    expect(resolveAwsLambda(given({ timeout: 5 * s }), handMadeWorkload()).assumptions).toContainEqual(
      expect.objectContaining({ name: "timeout", setBy: "user", source: "scenario" }),
    );
  });

  test("prices are asked for what can be used, no more", () => {
    expect(priceNeeds.flatMap(({ meters }) => meters)).toEqual(["requests", "gbSeconds"]);
    const everything = resolveAwsLambda(
      given({ provisionedConcurrency: 1, ephemeralStorage: 1024 * bytesPerMegabyte, frontDoor: "aws-alb" }),
      handMadeWorkload({ response: 1, logs: 1 }),
    );
    expect(everything.priceNeeds.flatMap(({ meters }) => meters).toSorted()).toEqual([
      "egressGb",
      "ephemeralGbSeconds",
      "gbSeconds",
      "ipv4Hours",
      "lbHours",
      "lcuHours",
      "logsGb",
      "provisionedDurationGbSeconds",
      "provisionedGbSeconds",
      "requests",
    ]);
  });
});

describe("eligible only if the smallest possible work fits", () => {
  test("memory: footprint and one request; the smallest setting that fits is named", () => {
    const memory = 1000 * bytesPerMegabyte;
    expect(reasons({}, { memory, memoryPerRequest: 24 * bytesPerMegabyte })).toEqual([]);
    expect(reasons({}, { memory, memoryPerRequest: 24 * bytesPerMegabyte + 1 })[0]).toContain("1025MB");
    expect(reasons({}, { memory: 20_000 * bytesPerMegabyte })[0]).toContain("at most 10240MB");
  });

  test("timeout: as the handler's time is rounded, so is the shortest; a distribution may start at nothing", () => {
    const full = { memory: 1769 * bytesPerMegabyte, timeout: 3 * s };
    expect(reasons(full, working(2 * s, s))).toEqual([]);
    expect(reasons(full, working(2 * s, s + 1))[0]).toContain("beyond the timeout of 3 s");
    expect(reasons(full, working(901 * s))[0]).toContain("maximum of 15 min");
    const lognormal = { kind: "lognormal", median: 100 * s, sigma: 1 } as const;
    expect(reasons(full, { work: { from: "distributions", cpu: lognormal, io: constant(0), parallel: 0 } })).toEqual(
      [],
    );
  });

  test("timeout: work that fits the quota of one window is not slowed down", () => {
    const small = { memory: 128 * bytesPerMegabyte, timeout: 5 * ms };
    expect(reasons({ ...small, throttle: "quantised" }, working(ms))).toEqual([]);
    expect(reasons({ ...small, throttle: "linear" }, working(ms))).toHaveLength(1); // 13.8 ms
  });

  test("payload: 6 MB each way", () => {
    expect(reasons({}, { request: 6 * bytesPerMegabyte, response: 6 * bytesPerMegabyte })).toEqual([]);
    expect(reasons({}, { request: 6 * bytesPerMegabyte + 1, response: 7 * bytesPerMegabyte })).toHaveLength(2);
  });
});
