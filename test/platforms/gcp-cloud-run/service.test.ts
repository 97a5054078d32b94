import { describe, expect, test } from "vitest";
import { type HandMade, h, m, ms, s } from "../hand-made.ts";
import { type ServiceCase, serveService } from "./ask.ts";

const plain = "overhead: 0ms, coldStart: 0ms";

const together = (count: number, at: number, io: number): HandMade[] =>
  Array.from({ length: count }, () => ({ at, io }));

/** The seconds of the window in which something is above zero, and how much it is. */
const secondsOf = (column: Float64Array): [number, number][] =>
  [...column.entries()].filter(([, value]) => value > 0).map(([second, value]) => [second, value]);

describe("requests beyond the most instances", () => {
  const bounded = "overhead: 0ms, concurrency: 1, maximumInstances: 2";
  /** Both instances are taken for half a minute once they have started. */
  const calls = [...together(2, 0, 30 * s), { at: 2 * s, io: s }, { at: 5 * s, io: s }, { at: 25 * s, io: s }];
  const minute = { windowEnd: m, seriesStep: s };

  test("wait for ten seconds and are then refused, each at its instant", () => {
    const seen = serveService(calls, { service: `${bounded}, coldStart: 1s` }, minute);
    expect([seen.completed, seen.throttled, seen.throttledBy.pending, seen.rejected]).toEqual([3, 2, 2, 0]);
    expect(secondsOf(seen.series.throttled)).toEqual([
      [12, 1],
      [15, 1],
    ]);
    // The last waits from 25 s to 31 s; both at the start wait for a second.
    expect([seen.wait.sum, seen.latency.sum]).toEqual([8 * s, 2 * 31 * s + 7 * s]);
  });

  test("or for 3.5 mean start-ups where those take longer", () => {
    const seen = serveService(calls, { service: `${bounded}, coldStart: {setup: 1s, init: 3s}` }, minute);
    expect(secondsOf(seen.series.throttled)).toEqual([
      [16, 1],
      [19, 1],
    ]);
  });

  test("the workload's own start-up work is part of a start-up: CPU at the instance's vCPUs, boosted or not", () => {
    const workload = "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, init: {cpu: 2s, io: 1s}";
    const slow = "overhead: 0ms, cpu: 0.5, maximumInstances: 2, coldStart: 1s";
    // 1 s + 2 s / 0.5 + 1 s, and 1 s + 2 s / 2 + 1 s.
    const seen = serveService(calls, { workload, service: slow }, minute);
    expect(secondsOf(seen.series.throttled)).toEqual([
      [23, 1],
      [26, 1],
    ]);
    expect(seen.wait.sum).toBe(2 * 6 * s + 11 * s);
    const boosted = serveService(calls, { workload, service: `${slow}, cpuBoost: true` }, minute);
    expect(secondsOf(boosted.series.throttled).map(([second]) => second)).toEqual([12, 15]); // 12.5 s and 15.5 s
    expect(boosted.wait.sum).toBe(2 * 3 * s + 8 * s);
  });
});

describe("cold starts", () => {
  const service = "overhead: 0ms, coldStart: 2s, concurrency: 2";

  test("each request that waits for a start is cold, up to an instance's concurrency; who comes later is not", () => {
    const seen = serveService([...together(3, 0, s), ...together(4, 10 * s, s)], { service });
    expect([seen.coldStarts, seen.peakInstances, seen.completed]).toEqual([3, 2, 7]);
    expect(seen.latency.sum).toBe(3 * 3 * s + 4 * s);
  });

  test.each([
    [964, 1],
    [966, 2],
  ])("idle since 3 s, unwanted from 65 s on, ended at 965 s: a request at %i s makes %i", (second, coldStarts) => {
    // The minute to 60 s still has a sample with the request; the one to 65 s has none.
    const calls = [
      { at: 0, io: s },
      { at: second * s, io: s },
    ];
    expect(serveService(calls, { service }).coldStarts).toBe(coldStarts);
  });

  test("none where the minimum suffices", () => {
    const seen = serveService(together(4, 20 * m, s), { service: `${service}, minimumInstances: 2` });
    expect([seen.coldStarts, seen.wait.sum, seen.instanceTime]).toEqual([0, 0, 2 * h]);
  });
});

describe("the autoscaler beside starts on demand", () => {
  test("60 requests on 80 places want a second instance after the first look", () => {
    const run = { windowEnd: 5 * m, seriesStep: s };
    const seen = serveService(together(60, 0, 10 * m), { service: `${plain}, timeout: 60m` }, run);
    // 60 / 48 = 1.25, from 5 s on. Only the first is cold: an instance that starts at once is there for the second.
    expect([seen.coldStarts, seen.peakInstances, seen.instanceTime]).toEqual([1, 2, 5 * m + 295 * s]);
  });

  test("two busy vCPUs want four instances", () => {
    const calls = Array.from({ length: 2 }, () => ({ at: 0, cpu: 30 * s }));
    const seen = serveService(calls, { service: `${plain}, cpu: 1, concurrency: 1` }, { windowEnd: 10 * s });
    expect(seen.instanceTime).toBe(2 * 10 * s + 2 * 5 * s); // 2 / 0.6 = 3.3
  });

  test("takes none away that the requests of the moment need", () => {
    // A tenth of a second before the first look: the mean of 5 s is 0.06 of one place.
    const calls = together(3, 4900 * ms, 10 * s);
    const seen = serveService(calls, { service: `${plain}, concurrency: 1` }, { windowEnd: 20 * s, seriesStep: s });
    expect([...seen.series.instances].slice(5, 10)).toEqual([3, 3, 3, 3, 3]);
  });
});

describe("billed by request", () => {
  const seconds = (calls: readonly HandMade[], service = plain) => {
    const { usage } = serveService(calls, { service });
    expect(usage.memoryGbSeconds).toBeCloseTo(usage.vcpuSeconds! / 2, 9);
    expect(usage.requests).toBe(calls.length);
    return usage.vcpuSeconds!;
  };

  test("overlapping requests of one instance once, rounded up to 100 ms", () => {
    const calls = [
      { at: 0, io: 500 * ms },
      { at: 300 * ms, io: 450 * ms },
    ];
    expect(seconds(calls)).toBeCloseTo(0.8, 9);
  });

  test("on two instances each for itself", () => {
    const calls = [
      { at: 0, io: 500 * ms },
      { at: 300 * ms, io: 450 * ms },
    ];
    expect(seconds(calls, `${plain}, concurrency: 1`)).toBeCloseTo(0.5 + 0.5, 9);
  });

  test("a request in the rounded part goes on with it, one after it begins anew", () => {
    // 230 ms are billed as 300; from 260 to 340 ms: one span of 400 ms. From 310 to 390 ms: 300 + 100.
    const after = (at: number) => [
      { at: 0, io: 230 * ms },
      { at: at * ms, io: 80 * ms },
    ];
    expect(seconds(after(260))).toBeCloseTo(0.4, 9);
    expect(seconds(after(310))).toBeCloseTo(0.4, 9);
    expect(seconds([...after(310), { at: 385 * ms, io: 30 * ms }])).toBeCloseTo(0.3 + 0.2, 9);
  });

  test("a request that takes the place of the one that leaves goes on with the same span", () => {
    // On the only place: 0 to 230, to 460, to 690 ms.
    const calls = together(3, 0, 230 * ms);
    expect(seconds(calls, `${plain}, concurrency: 1, maximumInstances: 1`)).toBeCloseTo(0.7, 9);
  });

  test("the start of the container with it, what comes before not", () => {
    const started = "overhead: 0ms, coldStart: {setup: 300ms, init: 250ms}";
    expect(seconds([{ at: 0, io: 120 * ms }], started)).toBeCloseTo(0.4, 9);
  });

  test("a boost while its instance is billed: at the start, and for 10 s after where it serves", () => {
    const boosted = { service: "overhead: 0ms, coldStart: 2s, cpuBoost: true" };
    const once = serveService([{ at: 0, cpu: s }], boosted).usage;
    // 2 s + 1 s with two vCPUs.
    expect([once.vcpuSeconds, once.memoryGbSeconds]).toEqual([6, 1.5]);
    // From 11 to 13 s: one second of it boosted, as the start was at 2 s.
    const twice = serveService(
      [
        { at: 0, cpu: s },
        { at: 11 * s, io: 2 * s },
      ],
      boosted,
    ).usage;
    expect([twice.vcpuSeconds, twice.memoryGbSeconds]).toEqual([6 + 2 + 1, 2.5]);
  });

  test("instances of the minimum at another meter while they serve nobody", () => {
    const { usage } = serveService(
      [{ at: 0, io: 250 * ms }],
      { service: `${plain}, minimumInstances: 2` },
      { windowEnd: m },
    );
    expect(usage.vcpuSeconds).toBeCloseTo(0.3, 9);
    expect(usage.idleVcpuSeconds).toBeCloseTo(119.7, 9);
    expect(usage.idleMemoryGbSeconds).toBeCloseTo(119.7 / 2, 9);
  });
});

test("billed by instance: from the start of the container to the end of keep-alive, requests free", () => {
  const given: ServiceCase = {
    service: "overhead: 0ms, coldStart: {setup: 1s, init: 2s}, billing: instance-based, keepAlive: 1m",
  };
  const { usage } = serveService([{ at: 0, io: s }], given);
  // In service from 3 s, unwanted from 65 s, ended at 125 s.
  expect(usage).toMatchObject({ instanceVcpuSeconds: 124, instanceMemoryGbSeconds: 62 });
  expect(usage.requests).toBeUndefined();
});

test("without any request there is no instance, and nothing to pay", () => {
  const seen = serveService([], { service: plain });
  expect([seen.peakInstances, seen.instanceTime, seen.offeredLoad]).toEqual([0, 0, 0]);
  expect(Object.values(seen.usage).filter((amount) => amount !== 0)).toEqual([]);
});

test("a caller is told after the timeout, and the instance works on", () => {
  const seen = serveService([{ at: 0, io: 8 * s }], { service: `${plain}, timeout: 5s` });
  expect([seen.timedOut, seen.latency.sum, seen.usage.vcpuSeconds]).toEqual([1, 5 * s, 8]);
});

describe("several functions", () => {
  const each = (name: string, cpu: string) =>
    `{name: ${name}, arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, init: {cpu: ${cpu}}}`;
  const workload = (sharing: string) => `functions: [${each("a", "1s")}, ${each("b", "4s")}], sharing: ${sharing}`;
  const calls = [
    { at: 0, io: s, of: 0 },
    { at: 0, io: s, of: 1 },
  ];
  const service = "overhead: 0ms, coldStart: 1s";

  test("with a service each, each starts its own process", () => {
    const seen = serveService(calls, { workload: workload("none"), service });
    expect(seen.wait.sum).toBe(2 * s + 5 * s);
    expect(seen.usage.vcpuSeconds).toBe(3 + 6);
  });

  test("in one service, an instance starts a process of each", () => {
    const seen = serveService(calls, { workload: workload("account"), service });
    expect(seen.wait.sum).toBe(2 * 6 * s);
    expect(seen.usage.vcpuSeconds).toBe(7);
  });
});
