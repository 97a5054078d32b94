import { describe, expect, test } from "vitest";
import { h, m, ms, s } from "../hand-made.ts";
import { resultOf, serveWorker } from "./ask.ts";

const worker = "plan: free, overhead: 0ms, coldShare: 0%";
const d = 24 * h;
const every = (count: number, step: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({ at: from + i * step, cpu: ms }));

describe("100,000 requests a day, days in UTC", () => {
  test("what comes beyond them is throttled until midnight", () => {
    // One request each 0.8 s is 108,000 a day; the 100,000th comes at 79,999.2 s.
    const seen = serveWorker(
      every(2 * 108_000, 0.8 * s),
      { worker },
      { windowEnd: 2 * d, detail: false, seriesStep: h },
    );
    expect([seen.completed, seen.throttled, seen.throttledBy.requestRate]).toEqual([200_000, 16_000, 16_000]);
    expect(seen.peakDayRequests).toBe(100_000);
    expect(seen.offeredLoad).toBe(1.08);
    expect(seen.usage).toMatchObject({ requests: 200_000, cpuMilliseconds: 200_000 });
    expect(seen.usage).not.toHaveProperty("accountMonths");
  });

  test("of a day that lies in the window in part, the same part: six hours of two days are 25,000 each", () => {
    // The week began six hours before midnight of the run's second day.
    const run = { windowEnd: 12 * h, weekStart: 6 * h, detail: false };
    const seen = serveWorker(every(54_000, 0.8 * s), { worker }, run);
    expect([seen.completed, seen.throttled]).toEqual([50_000, 4000]);
  });

  test("what comes before the window draws on no day", () => {
    const run = { windowStart: h, windowEnd: h + d, weekStart: h, detail: false };
    const requests = [...every(4500, 0.8 * s), ...every(100_001, 0.8 * s, h)];
    const seen = serveWorker(requests, { worker }, run);
    expect([seen.offered, seen.completed, seen.throttled]).toEqual([100_001, 100_000, 1]);
  });
});

describe("1,000 requests at once", () => {
  test("the next is let in when a token is back, after 60 ms", () => {
    const burst = Array.from({ length: 1001 }, () => ({ at: 0, cpu: ms }));
    const seen = serveWorker(
      [...burst, { at: 59 * ms, cpu: ms }, { at: 61 * ms, cpu: ms }],
      { worker },
      { windowEnd: d },
    );
    expect([seen.completed, seen.throttled, seen.peakRequestRate]).toEqual([1001, 2, 1000]);
  });

  test("callers that try again are let in later, and wait for it", () => {
    const burst = Array.from({ length: 1001 }, () => ({ at: 0, cpu: ms }));
    const keys = `${worker}, retry: {attempts: 20, base: 1s, cap: 1s}`;
    const seen = serveWorker(burst, { worker: keys }, { windowEnd: d });
    expect([seen.offered, seen.completed, seen.throttled]).toEqual([1001, 1001, 0]);
    expect(seen.retried).toBeGreaterThanOrEqual(1);
    expect(seen.wait.max).toBeGreaterThanOrEqual(60 * ms);
    expect(seen.latency.max).toBe(seen.wait.max + ms);
  });
});

test("10 ms of CPU time a request", () => {
  const seen = serveWorker(
    [
      { at: 0, cpu: 10 * ms },
      { at: m, cpu: 11 * ms },
    ],
    { worker },
    { windowEnd: d },
  );
  expect([seen.completed, seen.timedOut, seen.usage.cpuMilliseconds]).toEqual([1, 1, 20]);
});

test("costs nothing; its limits are listed with their headroom and the rate at which they bind", async () => {
  const workload = "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 5ms}";
  const { bill, limits, overloaded } = await resultOf({ worker, workload, top: "duration: 24h" });
  expect([bill.total, overloaded]).toEqual([0, false]);
  const daily = limits.find(({ limit }) => limit === "requests a day")!;
  expect([daily.value, daily.peak]).toEqual([100_000, 86_400]);
  expect(daily.headroom).toBeCloseTo(0.136, 9);
  expect(daily.bindsAt).toBeCloseTo(100_000 / 86_400, 9);
});

test("more than the plan lets in is overload", async () => {
  const workload = "arrivals: {kind: constant, rate: 2/s}, work: {cpu: 5ms}";
  const { overloaded, requests } = await resultOf({ worker, workload, top: "duration: 1h" });
  // 7,200 in an hour that is granted 4,166.
  expect([overloaded, requests.completed.mean]).toEqual([true, 4166]);
});

describe("two Workers", () => {
  const two = (sharing: string) => {
    const one = "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 1ms}";
    return `functions: [{name: a, ${one}}, {name: b, ${one}}], sharing: ${sharing}`;
  };
  const burst = Array.from({ length: 1200 }, (_, i) => ({ at: i, cpu: ms, of: i % 2 }));
  const by = (sharing: string, keys = worker) =>
    serveWorker(burst, { worker: keys, workload: two(sharing) }, { windowEnd: d });

  test("of one account share what the plan lets in, in order of arrival", () => {
    const seen = by("account");
    expect(seen.functions!.map(({ completed, throttled }) => [completed, throttled])).toEqual([
      [500, 100],
      [500, 100],
    ]);
    expect([seen.peakRequestRate, seen.peakDayRequests]).toEqual([expect.closeTo(1000, 0), 1000]);
    // All came within 1.2 ms; the first left after one, of 1,000 that were let in.
    expect([seen.peakConcurrency, seen.peakFunctionConcurrency]).toEqual([1000, 500]);
    expect(seen.offeredLoad).toBeCloseTo(0.012, 12);
  });

  test("of two accounts have a plan each", () => {
    const seen = by("none");
    expect([seen.completed, seen.throttled]).toEqual([1200, 0]);
    expect(seen.peakDayRequests).toBe(600);
  });

  test("of one account whose callers try again: everybody is served once the minute's tokens are back", () => {
    const seen = by("account", `${worker}, retry: {attempts: 30, base: 2s, cap: 2s}`);
    expect([seen.completed, seen.throttled]).toEqual([1200, 0]);
    expect(seen.retried).toBeGreaterThanOrEqual(200);
  });
});
