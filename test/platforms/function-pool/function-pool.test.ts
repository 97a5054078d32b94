import { describe, expect, test } from "vitest";
import { bytesPerMegabyte } from "../../../src/units/size.ts";
import { billedMilliseconds, constant, functionSettings, serveFunction } from "../aws-lambda/hand-made-function.ts";
import { h, m, ms, s } from "../hand-made.ts";

const outcomes = ["offered", "completed", "throttled", "rejected", "timedOut", "failed", "coldStarts"] as const;

describe("cold start and warm reuse", () => {
  const seen = serveFunction([
    { at: 0, cpu: 50 * ms },
    { at: 10 * s, cpu: 50 * ms },
  ]);

  test("the first call is cold, the second reuses its instance", () => {
    expect(outcomes.map((name) => seen[name])).toEqual([2, 2, 0, 0, 0, 0, 1]);
    expect(seen.peakInstances).toBe(1);
  });

  test("the cold call waits for setup and init, the warm one for nothing", () => {
    expect(seen.latency.sum).toBe((20 + 100 + 50 + 50) * ms);
    expect(seen.latency.max).toBe(170 * ms);
    expect([seen.wait.sum, seen.wait.max, seen.wait.histogram.total()]).toEqual([120 * ms, 120 * ms, 2]);
    expect([seen.coldLatency.sum, seen.coldLatency.histogram.total()]).toEqual([170 * ms, 1]);
  });

  test("init is billed, setup is not", () => {
    expect(billedMilliseconds(seen)).toBeCloseTo(100 + 50 + 50, 9);
  });

  test("concurrency includes initialising; instances only once initialised, until the keep-alive ends", () => {
    expect(seen.concurrencyTime).toBe(220 * ms);
    // Initialised from 120 ms on, idle for six minutes after the second call ends at 10.05 s.
    expect(seen.instanceTime).toBe(10 * s + 50 * ms + 6 * m - 120 * ms);
    expect(seen.usedTime).toBe(100 * ms);
  });
});

test("two calls at once need two instances; the next one finds both warm", () => {
  const seen = serveFunction([
    { at: 0, cpu: 50 * ms },
    { at: 0, cpu: 50 * ms },
    { at: 170 * ms, cpu: 50 * ms },
    { at: 170 * ms, cpu: 50 * ms },
  ]);
  expect([seen.coldStarts, seen.peakConcurrency, seen.peakInstances]).toEqual([2, 2, 2]);
});

describe("equal times", () => {
  const coldStart = { setup: constant(0), init: constant(0), firstCall: constant(0) };

  test("a departure frees its instance for an arrival in the same instant", () => {
    const settings = { coldStart, concurrencyLimit: 1 };
    const back = [0, 1, 2, 3].map((i) => ({ at: i * 100 * ms, cpu: 100 * ms }));
    const seen = serveFunction(back, { settings });
    expect([seen.completed, seen.throttled, seen.coldStarts, seen.peakConcurrency]).toEqual([4, 0, 1, 1]);
  });

  test.each([
    [-1, 1],
    [0, 2],
    [1, 2],
  ])(
    "an instance idle for its keep-alive %i us gives %i cold starts: expiry comes before the arrival",
    (shift, cold) => {
      const calls = [
        { at: 0, cpu: 100 * ms },
        { at: 100 * ms + 6 * m + shift, cpu: 100 * ms },
      ];
      for (const routing of ["most-recently-used", "least-recently-used", "newest", "random"] as const) {
        expect(serveFunction(calls, { settings: { coldStart, routing } }).coldStarts, routing).toBe(cold);
      }
    },
  );

  test("a keep-alive of nothing ends the instance with its call", () => {
    const calls = [0, 100, 200].map((at) => ({ at: at * ms, cpu: 100 * ms }));
    for (const routing of ["most-recently-used", "least-recently-used", "newest", "random"] as const) {
      const seen = serveFunction(calls, { settings: { coldStart, routing, keepAlive: constant(0) } });
      expect([seen.coldStarts, seen.instanceTime], routing).toEqual([3, 300 * ms]);
    }
  });
});

describe("billed duration", () => {
  const warm = { coldStart: { setup: constant(0), init: constant(0), firstCall: constant(0) } };

  test.each([
    [100 * ms, 100],
    [100 * ms + 1, 101],
    [99 * ms + 1, 100],
    [1, 1],
  ])("%i us is billed as %i ms", (io, billed) => {
    expect(billedMilliseconds(serveFunction([{ at: 0, io }], { settings: warm }))).toBeCloseTo(billed, 9);
  });

  test("init and handler are added first and rounded up once", () => {
    const coldStart = { setup: constant(400), init: constant(10 * ms + 400), firstCall: constant(0) };
    const seen = serveFunction([{ at: 0, io: 10 * ms + 400 }], { settings: { coldStart } });
    expect(billedMilliseconds(seen)).toBeCloseTo(21, 9); // 20.8, not 11 + 11
    expect(seen.latency.sum).toBe(20 * ms + 1200);
  });

  test("ten thousand calls of exactly 100 ms are billed as a million milliseconds", () => {
    const calls = Array.from({ length: 10_000 }, (_, i) => ({
      at: Math.round((i * 1e6) / 3),
      cpu: 60 * ms,
      io: 40 * ms,
    }));
    expect(billedMilliseconds(serveFunction(calls, { settings: warm }))).toBeCloseTo(1_000_000, 3);
  });
});

describe("memory and CPU", () => {
  const coldStart = { setup: constant(0), init: constant(0), firstCall: constant(100 * ms) };
  const latency = (megabytes: number, changes: object = {}, parallel = 0, work = { cpu: 176_900, io: 10_000 }) => {
    const nothing = constant(0);
    const calls = [
      { at: 0, ...work },
      { at: 100 * s, ...work },
    ];
    const seen = serveFunction(calls, {
      settings: { memory: megabytes * bytesPerMegabyte, coldStart, ...changes },
      workload: { work: { from: "distributions", cpu: nothing, io: nothing, parallel } },
    });
    return { cold: seen.latency.max, warm: seen.latency.sum - seen.latency.max };
  };

  test("1769 MB is one full vCPU; below it CPU time grows in proportion, io does not", () => {
    expect(latency(1769)).toEqual({ warm: 186_900, cold: 286_900 });
    // 176,900 x 1769 / 128 = 2,444,813.28; 100,000 x 1769 / 128 = 1,382,031.25
    expect(latency(128)).toEqual({ warm: 2_444_813 + 10_000, cold: 2_444_813 + 10_000 + 1_382_031 });
  });

  test("more than one vCPU helps the parallel share only", () => {
    expect(latency(3538).warm).toBe(186_900);
    expect(latency(3538, {}, 1).warm).toBe(88_450 + 10_000);
    expect(latency(3538, {}, 0.5).warm).toBe(88_450 + 44_225 + 10_000);
  });

  test("speed divides CPU time, not io", () => {
    expect(latency(1769, { speed: 2 })).toEqual({ warm: 98_450, cold: 98_450 + 50_000 });
  });

  test("quantised: each window of 20 ms grants its quota", () => {
    const half = { throttle: "quantised" };
    const at = (cpu: number) => latency(884.5, half, 0, { cpu, io: 0 }).warm; // half a vCPU: 10 ms of every 20 ms
    expect(at(10 * ms)).toBe(10 * ms);
    expect(at(15 * ms)).toBe(25 * ms);
    expect(at(20 * ms)).toBe(30 * ms);
    expect(at(21 * ms)).toBe(41 * ms);
  });
});

test("init needs as long whatever the memory; the user's own start-up work is added to it, its CPU part by speed", () => {
  const init = { cpu: constant(80 * ms), io: constant(30 * ms) };
  for (const megabytes of [128, 1769, 10_240]) {
    const settings = { memory: megabytes * bytesPerMegabyte, speed: 2 };
    const seen = serveFunction([{ at: 0, io: 5 * ms }], { settings, workload: { init } });
    expect(seen.latency.sum).toBe((20 + 100 + 40 + 30 + 5) * ms);
    expect(billedMilliseconds(seen, functionSettings(settings))).toBeCloseTo(100 + 40 + 30 + 5, 9);
  }
});

describe("timeout", () => {
  test("the handler is cut at the timeout and billed for it; a call of exactly that length completes", () => {
    const seen = serveFunction(
      [
        { at: 0, io: 3 * s },
        { at: 10 * s, io: 3 * s },
        { at: 20 * s, io: 3 * s + 1 },
      ],
      { settings: { timeout: 3 * s } },
    );
    expect([seen.completed, seen.timedOut, seen.latency.histogram.total()]).toEqual([2, 1, 3]);
    expect(seen.latency.sum).toBe(120 * ms + 9 * s);
    expect(billedMilliseconds(seen)).toBeCloseTo(100 + 9000, 9);
  });

  test("setup and init do not count towards it", () => {
    const coldStart = { setup: constant(5 * s), init: constant(9 * s), firstCall: constant(0) };
    const seen = serveFunction([{ at: 0, io: 1 * s }], { settings: { timeout: 1 * s, coldStart } });
    expect([seen.completed, seen.timedOut, seen.latency.sum]).toEqual([1, 0, 15 * s]);
  });

  test.each([
    [10 * s, 30 * s, { timedOut: 0, latency: 11 * s }],
    [10 * s + 1, 30 * s, { timedOut: 0, latency: 21 * s + 1 }],
    [12 * s, 13 * s, { timedOut: 0, latency: 23 * s }],
    [12 * s, 12 * s, { timedOut: 1, latency: 22 * s }],
  ])("init of %i us is cut at 10 s and starts again under a timeout of %i us", (init, timeout, expected) => {
    const coldStart = { setup: constant(0), init: constant(init), firstCall: constant(0) };
    const seen = serveFunction([{ at: 0, io: 1 * s }], { settings: { timeout, coldStart } });
    expect({ timedOut: seen.timedOut, latency: seen.latency.sum }).toEqual(expected);
  });
});

test("overhead adds to latency only", () => {
  const calls = Array.from({ length: 5 }, (_, i) => ({ at: i * s, io: 50 * ms }));
  const addedLatency = [
    { name: "overhead", settings: constant(18 * ms) },
    { name: "frontDoor", settings: constant(2 * ms) },
  ];
  const without = serveFunction(calls);
  const withIt = serveFunction(calls, { settings: { addedLatency } });
  expect(withIt.latency.sum - without.latency.sum).toBe(5 * 20 * ms);
  expect(withIt.coldLatency.sum - without.coldLatency.sum).toBe(20 * ms);
  for (const key of ["concurrencyTime", "instanceTime", "usedTime", "coldStarts"] as const) {
    expect(withIt[key]).toBe(without[key]);
  }
  expect(withIt.usage).toEqual(without.usage);
});

describe("concurrency limit", () => {
  test("refuses what exceeds it, by cause, and bills nothing for it", () => {
    const calls = [0, 1, 2, 200].map((at) => ({ at: at * ms, io: 30 * ms }));
    const seen = serveFunction(calls, { settings: { concurrencyLimit: 2 } });
    expect([seen.offered, seen.completed, seen.throttled, seen.coldStarts]).toEqual([4, 3, 1, 2]);
    expect(seen.throttledBy).toEqual({
      account: 1,
      reserved: 0,
      scaleRate: 0,
      requestRate: 0,
      frontDoor: 0,
      pending: 0,
    });
    expect(seen.usage.requests).toBe(3);
    expect(seen.latency.histogram.total()).toBe(3);
    expect(seen.peakConcurrency).toBe(2);
  });

  test("initialising requests count", () => {
    const calls = [
      { at: 0, io: 10 * ms },
      { at: 100 * ms, io: 10 * ms }, // the first is still initialising until 120 ms
    ];
    expect(serveFunction(calls, { settings: { concurrencyLimit: 1 } }).throttled).toBe(1);
  });
});

describe("provisioned concurrency", () => {
  const settings = { provisionedConcurrency: 1, concurrencyLimit: 3 };
  const calls = [0, 1, 2, 3].map((at) => ({ at: at * ms, io: 50 * ms }));
  const seen = serveFunction(calls, { settings });
  const gigabytes = 1769 / 1024;

  test("serves first, the rest spills over into cold instances up to the limit", () => {
    expect([seen.completed, seen.coldStarts, seen.throttled]).toEqual([3, 2, 1]);
    expect(seen.provisioned).toEqual({ spilled: 2, usedTime: 50 * ms, availableTime: h });
    expect(seen.peakInstances).toBe(3);
  });

  test("is paid for as long as the window lasts, and by its own rate while it works", () => {
    expect(seen.usage.provisionedGbSeconds).toBeCloseTo(3600 * gigabytes, 9);
    expect(seen.usage.provisionedDurationGbSeconds).toBeCloseTo(0.05 * gigabytes, 12);
    expect(seen.usage.gbSeconds).toBeCloseTo(0.3 * gigabytes, 12);
    expect(seen.usage.requests).toBe(3);
  });

  test("counts as initialised throughout", () => {
    // One provisioned hour; two more, each initialised for 50 ms of service and six idle minutes.
    expect(seen.instanceTime).toBe(h + 2 * (50 * ms + 6 * m));
  });

  test("the warm-up leaves nothing in its figures but what it still does in the window", () => {
    const run = { windowStart: 10 * s, windowEnd: 20 * s, seriesStep: s };
    const early = [...calls, { at: 9 * s, io: 3 * s }, { at: 11 * s, io: 50 * ms }];
    const late = serveFunction(early, { settings, run });
    // The provisioned instance is busy until 12 s, so the call at 11 s goes to a warm one: spill, and not cold.
    expect(late.provisioned).toEqual({ spilled: 1, usedTime: 2 * s, availableTime: 10 * s });
    expect([late.coldStarts, late.usage.provisionedDurationGbSeconds]).toEqual([0, 0]);
    expect(late.usage.gbSeconds).toBeCloseTo(0.05 * gigabytes, 12);
    expect(late.usage.provisionedGbSeconds).toBeCloseTo(10 * gigabytes, 12);
  });

  test("a warm instance on demand is spill too, billed on demand, while the provisioned one is busy", () => {
    const again = serveFunction([...calls, { at: s, io: 50 * ms }, { at: s, io: 50 * ms }], { settings });
    expect(again.provisioned?.spilled).toBe(3);
    expect(again.coldStarts).toBe(2);
    expect(again.usage.gbSeconds).toBeCloseTo(0.35 * gigabytes, 12);
    expect(again.usage.provisionedDurationGbSeconds).toBeCloseTo(0.1 * gigabytes, 12);
  });
});

describe("the window", () => {
  const run = { windowStart: 10 * s, windowEnd: 20 * s, seriesStep: s };

  test("is half open, and warm-up requests leave their instances but are not counted", () => {
    const calls = [
      { at: 0, io: ms },
      { at: 1, io: ms },
      { at: 10 * s - 1, io: ms },
      { at: 10 * s, io: ms },
      { at: 20 * s - 1, io: 5 * s },
    ];
    const seen = serveFunction(calls, { run });
    expect([seen.offered, seen.completed, seen.coldStarts]).toEqual([2, 2, 0]);
    expect(seen.latency.sum).toBe(5 * s + ms); // the last request counts in full, though it ends after the window
    expect(billedMilliseconds(seen)).toBeCloseTo(5001, 9);
    // Inside the window: the tail of the third, the fourth, and one microsecond of the last.
    expect(seen.concurrencyTime).toBe(ms - 1 + ms + 1);
    expect(seen.instanceTime).toBe(2 * 10 * s);
    expect([seen.peakConcurrency, seen.peakInstances]).toEqual([2, 2]);
  });

  test("a departure in the window's first instant does not count as present in it", () => {
    const seen = serveFunction([{ at: 0, io: 10 * s - 120 * ms }], { run });
    expect([seen.peakConcurrency, seen.peakInstances, seen.concurrencyTime]).toEqual([0, 1, 0]);
  });

  test("peaks of the warm-up are forgotten", () => {
    const burst = Array.from({ length: 7 }, () => ({ at: 0, io: ms }));
    const seen = serveFunction([...burst, { at: 15 * s, io: ms }], { run, settings: { keepAlive: constant(5 * s) } });
    expect([seen.peakConcurrency, seen.peakInstances, seen.coldStarts]).toEqual([1, 1, 1]);
  });

  test("blocks of any length give the same observation", () => {
    const calls = Array.from({ length: 50 }, (_, i) => ({ at: i * 377 * ms, io: (i % 7) * 150 * ms }));
    const whole = serveFunction(calls, { run });
    for (const perBlock of [1, 7, 49]) expect(serveFunction(calls, { run, perBlock })).toEqual(whole);
  });
});

test("extra ephemeral storage is metered over billed time, above the 512 MB included", () => {
  const settings = { ephemeralStorage: 2560 * bytesPerMegabyte };
  const seen = serveFunction([{ at: 0, io: 900 * ms }], { settings });
  expect(seen.usage.ephemeralGbSeconds).toBeCloseTo(2, 12); // 1 s billed x 2 GB
  expect(serveFunction([{ at: 0, io: 900 * ms }]).usage.ephemeralGbSeconds).toBe(0);
});

test("sizes are metered: responses leave for completed requests only, logs for all that were served", () => {
  const gigabyte = 1024 ** 3;
  const workload = { request: 1, response: gigabyte, logs: 2 * gigabyte };
  const calls = [0, 0, 0].map((at, i) => ({ at, io: i === 0 ? 2 * s : ms }));
  const seen = serveFunction(calls, { workload, settings: { timeout: s, concurrencyLimit: 2 } });
  expect([seen.completed, seen.timedOut, seen.throttled]).toEqual([1, 1, 1]);
  expect([seen.usage.egressGb, seen.usage.logsGb]).toEqual([1, 4]);
});
