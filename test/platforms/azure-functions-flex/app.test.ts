import { describe, expect, test } from "vitest";
import { askOf } from "../candidate-case.ts";
import { type HandMade, h, m, ms, s } from "../hand-made.ts";

const { observe } = askOf("azure-functions-flex");

/** 2 GB, one core, 16 requests at once; instances that start at once. */
const plain = "overhead: 0ms, coldStart: 0ms";

const together = (count: number, at: number, io: number): HandMade[] =>
  Array.from({ length: count }, () => ({ at, io }));

describe("instances", () => {
  test("as many as the line fills, each request that waits for one is cold", () => {
    const seen = observe(together(20, 0, s), { keys: "overhead: 0ms, coldStart: 2s" });
    expect([seen.coldStarts, seen.peakInstances, seen.wait.sum]).toEqual([20, 2, 40 * s]);
  });

  test("no faster than the launch rate", () => {
    const keys = "overhead: 0ms, coldStart: 1s, concurrency: 1";
    expect(observe(together(3, 0, 10 * s), { keys }).wait.sum).toBe(3 * s);
    expect(observe(together(3, 0, 10 * s), { keys: `${keys}, launchRate: 1/s` }).wait.sum).toBe((1 + 2 + 3) * s);
  });

  test("the requests of an instance share its core", () => {
    const seen = observe(
      [
        { at: 0, cpu: s },
        { at: 0, cpu: s },
      ],
      { keys: plain },
    );
    expect([seen.latency.sum, seen.peakInstances]).toEqual([4 * s, 1]);
  });

  test("those beyond the always-ready ones end after their keep-alive", () => {
    const keys = `${plain}, concurrency: 1, alwaysReady: 1, keepAlive: 2m`;
    const seen = observe(together(3, 0, s), { keys });
    expect([seen.coldStarts, seen.instanceTime]).toEqual([2, h + 2 * 121 * s]);
  });

  test("maximumInstances does not count the always-ready ones", () => {
    const keys = `${plain}, concurrency: 1, alwaysReady: 1, maximumInstances: 2`;
    const seen = observe(together(5, 0, s), { keys });
    expect([seen.peakInstances, seen.latency.sum]).toEqual([3, 3 * s + 2 * 2 * s]);
  });
});

test("a caller waits 230 s for an answer, in service or in line; the instance works on", () => {
  const calls = [
    { at: 0, io: 300 * s },
    { at: 10 * s, io: s },
  ];
  const seen = observe(calls, { keys: `${plain}, concurrency: 1, maximumInstances: 1` });
  expect([seen.timedOut, seen.throttled, seen.latency.sum]).toEqual([2, 0, 460 * s]);
  // Who waited in vain was not executed.
  expect([seen.usage.gbSeconds, seen.usage.requests]).toEqual([2 * 300, 1]);
});

describe("billed by active time", () => {
  /** Seconds of one instance of 2 GB. */
  const seconds = (calls: readonly HandMade[], keys = plain) => {
    const { usage } = observe(calls, { keys });
    expect(usage.requests).toBe(calls.length);
    return usage.gbSeconds! / 2;
  };
  const byRequest = `${plain}, minimumBilled: request`;

  test("overlapping requests of one instance once, rounded up to 100 ms", () => {
    const calls = [
      { at: 0, io: 800 * ms },
      { at: 500 * ms, io: 750 * ms },
    ];
    expect(seconds(calls)).toBeCloseTo(1.3, 9);
    // On an instance each: 0.8 and 0.75 s are a second each.
    expect(seconds(calls, `${plain}, concurrency: 1`)).toBeCloseTo(2, 9);
  });

  test("a second at least", () => {
    expect(seconds([{ at: 0, io: 230 * ms }])).toBeCloseTo(1, 9);
    expect(seconds([{ at: 0, io: 230 * ms }], byRequest)).toBeCloseTo(1, 9);
    expect(seconds([{ at: 0, io: 1001 * ms }])).toBeCloseTo(1.1, 9);
  });

  test("what begins within the paid second goes on with it; with a second of each request, that begins anew", () => {
    const calls = [
      { at: 0, io: 200 * ms },
      { at: 900 * ms, io: 300 * ms },
    ];
    expect(seconds(calls)).toBeCloseTo(1.2, 9);
    expect(seconds(calls, byRequest)).toBeCloseTo(1.9, 9);
  });

  test("a short request at the end of a long one", () => {
    const calls = [
      { at: 0, io: 1500 * ms },
      { at: 1400 * ms, io: 50 * ms },
    ];
    expect(seconds(calls)).toBeCloseTo(1.5, 9);
    expect(seconds(calls, byRequest)).toBeCloseTo(2.4, 9);
  });

  test("a second each where the first is over", () => {
    const calls = [
      { at: 0, io: 100 * ms },
      { at: 1100 * ms, io: 100 * ms },
    ];
    expect(seconds(calls)).toBeCloseTo(2, 9);
    expect(seconds(calls, byRequest)).toBeCloseTo(2, 9);
  });

  test("an instance that ends within its paid second leaves nothing of it to the next of its number", () => {
    const calls = [
      { at: 0, io: 100 * ms },
      { at: 500 * ms, io: 100 * ms },
    ];
    expect(seconds(calls, `${plain}, keepAlive: 200ms`)).toBeCloseTo(2, 9);
    expect(seconds(calls, `${plain}, keepAlive: 500ms`)).toBeCloseTo(1, 9);
  });

  test("by the size of the instance, whatever its requests take", () => {
    const { usage } = observe([{ at: 0, io: 2 * s }], { keys: `${plain}, memory: 512MB` });
    expect(usage.gbSeconds).toBe(1);
  });

  test("the cold start is not billed, nor is an instance that starts for nobody", () => {
    const slow = "overhead: 0ms, coldStart: 3s, concurrency: 1";
    expect(seconds([{ at: 0, io: 230 * ms }], slow)).toBeCloseTo(1, 9);
    // The second request starts an instance, and is served by the first one before that is ready.
    const calls = [
      { at: 0, io: 2 * s },
      { at: 4 * s, io: 2 * s },
    ];
    expect(seconds(calls, slow)).toBeCloseTo(4, 9);
  });
});

describe("always-ready instances", () => {
  const calls = [
    { at: 0, io: 2 * s },
    { at: 500 * ms, io: 2050 * ms },
  ];

  test("cost a baseline all the time, their active time and executions apart from those on demand", () => {
    const { usage } = observe(calls, { keys: `${plain}, concurrency: 1, alwaysReady: 1` }, { windowEnd: m });
    expect(usage.alwaysReadyGbSeconds).toBe(2 * 60);
    expect(usage.alwaysReadyDurationGbSeconds).toBeCloseTo(2 * 2, 9);
    expect(usage.gbSeconds).toBeCloseTo(2 * 2.1, 9);
    expect([usage.alwaysReadyRequests, usage.requests]).toEqual([1, 1]);
  });

  test("take all that they have room for", () => {
    const { usage, coldStarts } = observe(calls, { keys: `${plain}, alwaysReady: 2` }, { windowEnd: m });
    expect([usage.alwaysReadyRequests, usage.requests, usage.gbSeconds, coldStarts]).toEqual([2, 0, 0, 0]);
    expect(usage.alwaysReadyDurationGbSeconds).toBeCloseTo(2 * 2.6, 9); // from 0 to 2.55 s on the first
    expect(usage.alwaysReadyGbSeconds).toBe(2 * 2 * 60);
  });
});

describe("several functions", () => {
  const each = (name: string) => `{name: ${name}, arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}}`;
  const workload = (sharing: string) => `functions: [${each("a")}, ${each("b")}], sharing: ${sharing}`;
  const calls = [
    { at: 0, io: 2 * s, of: 0 },
    { at: s, io: 2 * s, of: 1 },
  ];

  test("of one app share its instances, apart they do not", () => {
    const together = observe(calls, { keys: plain, workload: workload("account") });
    expect([together.coldStarts, together.usage.gbSeconds]).toEqual([1, 2 * 3]);
    const apart = observe(calls, { keys: plain, workload: workload("none") });
    expect([apart.coldStarts, apart.usage.gbSeconds]).toEqual([2, 2 * 4]);
  });
});
