import { describe, expect, test } from "vitest";
import { coldStartLaw } from "../../../src/engine/laws/cold-start-law.ts";
import { formatCents } from "../../../src/units/significant.ts";
import { ms, s } from "../hand-made.ts";
import { resultOf, serveAtTheEdge } from "./ask.ts";

const atOnce = "coldStart: 0ms, overhead: 0ms";

describe("duration is metered in 128 MB-seconds", () => {
  const requests = [{ at: 0, io: s }];

  test.each([
    ["viewer", 128, 0.125],
    ["origin", 128, 0.125],
    ["origin", 129, 0.25],
    ["origin", 256, 0.25],
    ["origin", 1000, 1],
    ["origin", 1769, 1.75],
  ])("%s, %i MB for a second: %f GB-s", (event, memory, gbSeconds) => {
    const seen = serveAtTheEdge(requests, { keys: `event: ${event}, memory: ${memory}MB, ${atOnce}` });
    expect(seen.usage.gbSeconds).toBeCloseTo(gbSeconds, 12);
  });

  test("rounded up to whole milliseconds, initialisation included, each function by itself", () => {
    const one = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}";
    const workload = `functions: [{name: a, ${one}}, {name: b, ${one}}]`;
    const calls = [
      { at: 0, io: ms + 1, of: 0 },
      { at: 0, io: 10 * ms, of: 1 },
    ];
    const keys = "event: origin, memory: 200MB, coldStart: {init: 100ms}, overhead: 0ms";
    const seen = serveAtTheEdge(calls, { keys, workload });
    expect(seen.functions!.map(({ usage }) => usage!.gbSeconds)).toEqual([
      expect.closeTo(0.102 * 0.25, 12),
      expect.closeTo(0.11 * 0.25, 12),
    ]);
    expect(seen.usage.gbSeconds).toBeCloseTo(0.212 * 0.25, 12);
  });
});

test("128 MB have 128/1769 of a vCPU: CPU work of 1 ms takes 13.82 ms", () => {
  const seen = serveAtTheEdge([{ at: 0, cpu: ms }], { keys: `${atOnce}` });
  expect(seen.serviceTime).toBe(Math.round((1000 * 1769) / 128));
});

test("a viewer function is cut off after five seconds", () => {
  const seen = serveAtTheEdge([{ at: 0, io: 6 * s }], { keys: atOnce });
  expect([seen.timedOut, seen.serviceTime, seen.usage.gbSeconds]).toEqual([1, 5 * s, 0.625]);
});

describe("10 M requests of 50 ms in a month", () => {
  // A constant rate on one warm instance: the one cold start takes no time.
  const given = {
    top: "duration: 24h\nmonth: 240h",
    workload: "arrivals: {kind: constant, rate: 10000000/10d}, work: {io: 50ms}, response: 10KB",
    keys: atOnce,
  };

  test("at 128 MB: 6.00 + 3.13, and CloudFront's 10.00 + 8.11 for 95.37 GB", async () => {
    const { bill } = await resultOf(given);
    expect(bill.lines.map(({ label, amount }) => [label, formatCents(amount)])).toEqual([
      ["Lambda@Edge requests", "6.00"],
      ["Lambda@Edge duration", "3.13"],
      ["CloudFront HTTPS requests", "10.00"],
      ["Internet egress, CloudFront, first 10,240 GB", "8.11"],
    ]);
  });

  test("the free tier pays for CloudFront alone", async () => {
    const { bill } = await resultOf({ ...given, top: `${given.top}\nfreeTier: true` });
    expect(formatCents(bill.total)).toBe("9.13");
  });

  test("at 200 MB, metered as 256: 6.25", async () => {
    const { bill } = await resultOf({ ...given, keys: `${atOnce}, event: origin, memory: 200MB` });
    const duration = bill.lines.find(({ meter }) => meter === "gbSeconds")!;
    expect(formatCents(duration.amount)).toBe("6.25");
  });
});

test("the worst hour: 1,000 functions of 128 MB x 3,600 s x 0.00005001 USD", async () => {
  const { worstCaseSpend } = await resultOf({ top: "duration: 1m" });
  expect(worstCaseSpend.perHour).toBeCloseTo(1000 * 0.125 * 3600 * 0.00005001, 9);
});

describe("several edge locations", () => {
  test("each has instances of its own: two requests far apart meet a warm one only in the same place", () => {
    const calls = Array.from({ length: 400 }, (_, i) => ({ at: i * s, io: ms }));
    const seen = serveAtTheEdge(calls, { keys: `locations: 4, ${atOnce}` });
    expect([seen.completed, seen.coldStarts, seen.peakInstances]).toEqual([400, 4, 4]);
    expect(seen.functions).toBeUndefined();
    expect(seen.peakFunctionConcurrency).toBe(1);
  });

  test("each has a limit of its own", () => {
    const calls = Array.from({ length: 200 }, () => ({ at: 0, io: s }));
    const seen = serveAtTheEdge(calls, { keys: `locations: 4, concurrencyLimit: 10, ${atOnce}` });
    expect([seen.completed, seen.throttledBy.account, seen.peakConcurrency]).toEqual([40, 160, 40]);
  });

  test("requests come to all of them with the same chance, within the interval of 99.9 %", () => {
    // All at once, and none refused: the fuller of two places tells how they were divided.
    const n = 1000;
    const calls = Array.from({ length: n }, () => ({ at: 0, io: s }));
    const seen = serveAtTheEdge(calls, { keys: `locations: 2, ${atOnce}` });
    const deviation = Math.sqrt(n * 0.5 * 0.5);
    expect(Math.abs(seen.peakFunctionConcurrency! - n / 2)).toBeLessThan(3.29 * deviation);
  });

  test("cold starts are those of the exact law at a location's share of the rate", async () => {
    const keys = `locations: 5, keepAlive: 2s, ${atOnce}`;
    const workload = "arrivals: {kind: poisson, rate: 5/s}, work: {io: {kind: exponential, mean: 300ms}}";
    const { coldStarts } = await resultOf({ top: "replications: 10\nduration: 4h\nwarmUp: 1m", keys, workload });
    const { coldFraction } = coldStartLaw({ rate: 1, serviceMean: 0.3, keepAlive: 2 })!;
    const { mean, low, high } = coldStarts.fraction;
    expect(Math.abs(mean! - coldFraction)).toBeLessThan((3 * (high! - low!)) / 2);
    expect((high! - low!) / coldFraction).toBeLessThan(0.02);
  });

  test("the worst hour is that of all of them", async () => {
    const { worstCaseSpend, limits } = await resultOf({ top: "duration: 1m", keys: "locations: 3" });
    expect(worstCaseSpend.perHour).toBeCloseTo(3 * 1000 * 0.125 * 3600 * 0.00005001, 9);
    expect(limits.map(({ limit }) => limit)).toEqual([
      "account concurrency of a location",
      "request rate of a location",
      "scale-out rate of a location",
    ]);
  });
});
