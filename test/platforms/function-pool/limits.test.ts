import { describe, expect, test } from "vitest";
import { simulate } from "../../../src/analysis/simulate.ts";
import { erlangB } from "../../../src/engine/laws/erlang-b.ts";
import { parseScenario } from "../../../src/scenario/parse-scenario.ts";
import { constant, serveFunction } from "../aws-lambda/hand-made-function.ts";
import { type HandMade, ms, s } from "../hand-made.ts";

const atOnce = { setup: constant(0), init: constant(0), firstCall: constant(0) };
const none = { account: 0, reserved: 0, scaleRate: 0, requestRate: 0, frontDoor: 0, pending: 0 };

/** Requests at one instant. */
const burst = (at: number, count: number, io: number): HandMade[] => Array.from({ length: count }, () => ({ at, io }));

describe("from 10 to 10,000 concurrent requests at once", () => {
  /**
   * Ten run from the start; at 10 s another 9,990 come, and then two every 10 ms. Each holds its instance for ten
   * minutes. The bucket has 1,000 tokens again at 10 s and gains one every 10 ms.
   */
  const times = (seconds: number) => [
    ...burst(0, 10, 600 * s),
    ...burst(10 * s, 9990, 600 * s),
    ...Array.from({ length: seconds * 100 }, (_, k) => burst(10 * s + (k + 1) * 10 * ms, 2, 600 * s)).flat(),
  ];
  const run = { windowEnd: 200 * s, seriesStep: s };
  const settings = { coldStart: atOnce, timeout: 900 * s };

  test("account limit raised: 1,000 start, then 100 a second, so that the last one waits for 89.9 s", () => {
    const serving = (seconds: number) =>
      serveFunction(times(seconds), { run, settings: { ...settings, concurrencyLimit: 20_000 } });
    const seen = serving(89.9);
    expect(seen.peakConcurrency).toBe(10_000);
    expect(seen.throttledBy).toEqual({ ...none, scaleRate: 9990 - 1000 + 8990 });
    expect(seen.peakScaleOut).toBe(1000);
    expect(serving(89.8).peakConcurrency).toBe(9990);
  });

  test("account limit as it is: 990 start, everything else is refused by it", () => {
    const seen = serveFunction(times(89.9), { run, settings });
    expect(seen.peakConcurrency).toBe(1000);
    expect(seen.throttledBy).toEqual({ ...none, account: 9990 - 990 + 2 * 8990 });
  });
});

test("a ramp within a minute outruns the scale-out rate: refusals are the area between demand and supply", async () => {
  const parsed = parseScenario(
    `
name: ramp
duration: 100s
replications: 1
workload:
  arrivals: {kind: ramping, startRate: 10/s, stages: [{target: 10000/s, duration: 60s}, {target: 10000/s, duration: 40s}]}
  work: {io: 1s}
candidates:
  - {name: raised, platform: aws-lambda, memory: 1769MB, coldStart: 0ms, overhead: 0ms, account: {limit: 20000}}
  - {name: as it is, platform: aws-lambda, memory: 1769MB, coldStart: 0ms, overhead: 0ms}
`,
    { file: "ramp.yaml" },
  );
  if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues));
  const [raised, asItIs] = (await simulate(parsed.scenario)).candidates;
  if (!raised?.eligible || !asItIs?.eligible) throw new Error("not simulated");
  // With service of 1 s concurrency follows the rate, one second late. New instances: 1,000 and 100 a second, against
  // 166.5 a second of demand: short from 15 s after the first ten are there, by 2,990 at most; made up for 29.9 s later.
  const grown = 9990 / 60;
  const begins = 1000 / (grown - 100);
  const most = 9990 - 1000 - 60 * 100;
  const area = ((60 - begins) * most) / 2 + (most * (most / 100)) / 2;
  expect(raised.throttledBy.scaleRate.mean! / area).toBeCloseTo(1, 1.5);
  expect(Math.abs(raised.concurrency.peak.mean! - 10_000)).toBeLessThan(5 * Math.sqrt(10_000)); // Poisson arrivals
  expect(raised.requests.throttled.mean).toBe(raised.throttledBy.scaleRate.mean);
  // As it is: 1,000 requests a second are served at most, from the moment at which the rate has reached that.
  const reached = 990 / grown;
  const wanted = ((60 - reached) * 9000) / 2 + 40 * 9000;
  expect(asItIs.throttledBy.account.mean! / wanted).toBeCloseTo(1, 1.5);
  expect(asItIs.concurrency.peak.mean).toBe(1000);
});

test("headroom and the rate at which each limit binds, by hand", async () => {
  const parsed = parseScenario(
    `
name: steady
duration: 1h
replications: 2
workload: {arrivals: {kind: constant, rate: 250/s}, work: {io: 3ms}}
candidates:
  - {name: function, platform: aws-lambda, memory: 1769MB, coldStart: 0ms, overhead: 0ms, keepAlive: 0ms, concurrencyLimit: 100, frontDoor: aws-http-api}
`,
    { file: "steady.yaml" },
  );
  if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues));
  const [result] = (await simulate(parsed.scenario)).candidates;
  if (!result?.eligible) throw new Error("not simulated");
  const by = Object.fromEntries(result.limits.map((limit) => [limit.limit, limit]));
  // 250 a second of 1,000, and of 10,000; without keep-alive each needs a new instance, of which 100 a second are left.
  expect(by["request rate"]).toMatchObject({ value: 1000, peak: 250, headroom: 0.75, bindsAt: 1000 });
  expect(by["front door request rate"]).toMatchObject({ value: 10_000, peak: 250, headroom: 0.975, bindsAt: 10_000 });
  expect(by["scale-out rate"]).toMatchObject({ value: 1000, peak: 1000, headroom: 0, bindsAt: 250 });
  expect(result.throttledBy.scaleRate.mean).toBe(900_000 - 1000 - 359_999); // the last comes 4 ms before the hour
});

describe("scale-out rate", () => {
  const settings = { coldStart: atOnce, concurrencyLimit: 5000, timeout: 900 * s };

  test("warm instances need no token", () => {
    const calls = [...burst(0, 1000, s), ...burst(2 * s, 1000, s)];
    expect(serveFunction(calls, { settings }).throttled).toBe(0);
  });

  test("provisioned ones need none either", () => {
    const seen = serveFunction(burst(0, 2000, s), { settings: { ...settings, provisionedConcurrency: 600 } });
    expect([seen.completed, seen.throttledBy.scaleRate, seen.coldStarts]).toEqual([1600, 400, 1000]);
  });

  test("every routing and keep-alive is held to it", () => {
    for (const routing of ["most-recently-used", "least-recently-used", "newest", "random"] as const) {
      const seen = serveFunction(burst(0, 1500, s), { settings: { ...settings, routing, recycleAfter: 3600 * s } });
      expect(seen.throttledBy, routing).toEqual({ ...none, scaleRate: 500 });
    }
  });

  test("tokens drawn in the warm-up are missing in the window", () => {
    const run = { windowStart: s, windowEnd: 10 * s, seriesStep: s };
    const seen = serveFunction([...burst(0, 1000, 60 * s), ...burst(s, 300, s)], { run, settings });
    expect([seen.throttledBy.scaleRate, seen.peakScaleOut]).toEqual([200, 1000]);
  });
});

test("request rate: 10 a second per unit of concurrency, the first second's worth at once", () => {
  // A limit of 5 gives 50 tokens, and 0.05 of one each millisecond. Calls k = 0, 1, 2 ... come each millisecond and take
  // as long: 50 + 0.05 k - k holds a whole token up to k = 51; from then on one call in twenty, k = 60, 80 ... 980.
  const calls = Array.from({ length: 1000 }, (_, k) => ({ at: k * ms, io: ms }));
  const seen = serveFunction(calls, { settings: { coldStart: atOnce, concurrencyLimit: 5 } });
  expect([seen.completed, seen.throttledBy]).toEqual([52 + 47, { ...none, requestRate: 901 }]);
  expect(seen.peakRequestRate).toBeLessThanOrEqual(50);
  expect(seen.peakRequestRate).toBeGreaterThan(49);
});

test("requests refused for want of concurrency count towards the request rate", () => {
  const seen = serveFunction(burst(0, 60, s), { settings: { coldStart: atOnce, concurrencyLimit: 5 } });
  expect(seen.throttledBy).toEqual({ ...none, account: 45, requestRate: 10 });
});

describe("reserved concurrency as a circuit breaker", () => {
  /** 100 a second for two minutes; after one, what they wait for takes 10 s instead of 100 ms. */
  const calls = Array.from({ length: 12_000 }, (_, k) => ({ at: k * 10 * ms, io: k < 6000 ? 100 * ms : 10 * s }));
  const run = { windowEnd: 120 * s, seriesStep: s };
  const seen = serveFunction(calls, {
    run,
    settings: { coldStart: atOnce, concurrencyLimit: 50, limitCause: "reserved" },
  });

  test("50 are served every ten seconds, 950 refused, and the cause is named", () => {
    expect([seen.completed, seen.throttledBy]).toEqual([6000 + 300, { ...none, reserved: 5700 }]);
    expect(seen.peakConcurrency).toBe(50);
  });

  test("without it the account's 1,000 would be used up", () => {
    const open = serveFunction(calls, { run, settings: { coldStart: atOnce } });
    expect([open.throttled, open.peakConcurrency]).toEqual([0, 1000]);
  });
});

test.each([
  ["account", "account: {limit: 40, othersUse: 30}"],
  ["reserved", "account: {limit: 110}, reservedConcurrency: 10"],
] as const)("Erlang B by cause: %s", async (cause, keys) => {
  const parsed = parseScenario(
    `
name: Erlang B
duration: 8h
warmUp: 1m
replications: 4
workload: {arrivals: {kind: poisson, rate: 4/s}, work: {io: {kind: exponential, mean: 2s}}}
candidates:
  - {name: function, platform: aws-lambda, memory: 1769MB, coldStart: 0ms, overhead: 0ms, ${keys}}
`,
    { file: "erlang-b.yaml" },
  );
  if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues));
  const { candidates, checks } = await simulate(parsed.scenario);
  const [result] = candidates;
  if (!result?.eligible) throw new Error("not simulated");
  const { [cause]: refused, ...others } = result.throttledBy;
  const { mean, low, high } = refused;
  const expected = erlangB(8, 10) * result.requests.offered.mean!;
  expect(Math.abs(mean! - expected)).toBeLessThan(1.5 * (high! - low!)); // three half widths
  expect((high! - low!) / mean!).toBeLessThan(0.1);
  for (const other of Object.values(others)) expect(other?.mean).toBe(0);
  expect(checks.map(({ law, holds }) => [law, holds])).toContainEqual(["Erlang B", true]);
});
