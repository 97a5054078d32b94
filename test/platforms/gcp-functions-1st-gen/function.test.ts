import { describe, expect, test } from "vitest";
import { askOf } from "../candidate-case.ts";
import { type HandMade, h, m, ms, s } from "../hand-made.ts";

const { observe } = askOf("gcp-functions-1st-gen", "memory: 256MB");

/** 0.25 GB, 0.4 GHz; instances that start at once. */
const plain = "memory: 256MB, overhead: 0ms, coldStart: 0ms";

const together = (count: number, at: number, io: number): HandMade[] =>
  Array.from({ length: count }, () => ({ at, io }));

describe("an instance serves one request at a time", () => {
  const slow = "memory: 256MB, overhead: 0ms, coldStart: 2s";

  test("so many instances as requests, each waits for its own", () => {
    const seen = observe(together(3, 0, s), { keys: slow });
    expect([seen.coldStarts, seen.peakInstances, seen.wait.sum, seen.latency.sum]).toEqual([3, 3, 6 * s, 9 * s]);
  });

  test("who waits takes what is free first: an instance that is released before the new one is ready", () => {
    const calls = [
      { at: 0, io: s },
      { at: 500 * ms, io: s },
    ];
    const seen = observe(calls, { keys: `${slow}, minimumInstances: 1` });
    expect([seen.coldStarts, seen.wait.sum, seen.peakInstances]).toEqual([0, 500 * ms, 2]);
  });

  test("the CPU that comes with the memory: a sixth of a vCPU, two vCPUs for work in parallel", () => {
    const cpu = [{ at: 0, cpu: s }];
    expect(observe(cpu, { keys: plain }).latency.sum).toBe(6 * s);
    expect(observe(cpu, { keys: plain.replace("256MB", "2GB") }).latency.sum).toBe(s);
    const workload = "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 1s, parallel: 1}";
    const two = plain.replace("256MB", "4GB");
    expect(observe(cpu, { keys: `${two}, siblingSpeed: 1`, workload }).latency.sum).toBe(500 * ms);
  });
});

describe("requests beyond the most instances", () => {
  /** Both instances are taken for half a minute once they have started. */
  const calls = [...together(2, 0, 30 * s), { at: 2 * s, io: s }, { at: 25 * s, io: s }];
  const bounded = "memory: 256MB, overhead: 0ms, maximumInstances: 2";

  test.each([
    ["coldStart: 1s", 12], // ten seconds
    ["coldStart: 4s", 16], // 3.5 x 4 s
    ["coldStart: 1s, patience: 3s", 5],
  ])("%s: the one of second 2 is refused in second %i", (keys, second) => {
    const seen = observe(calls, { keys: `${bounded}, ${keys}` }, { windowEnd: m, seriesStep: s });
    const refusals = [...seen.series.throttled.entries()].filter(([, count]) => count > 0);
    expect(refusals[0]).toEqual([second, 1]);
    expect([seen.throttled, seen.throttledBy.pending, seen.rejected]).toEqual([
      seen.offered - seen.completed,
      seen.throttled,
      0,
    ]);
  });
});

describe("keep-alive", () => {
  test.each([
    [899, 1],
    [901, 2],
  ])("idle since 1 s, ended at 901 s: a request at %i s later makes %i cold starts", (later, coldStarts) => {
    const calls = [
      { at: 0, io: s },
      { at: s + later * s, io: s },
    ];
    expect(observe(calls, { keys: plain }).coldStarts).toBe(coldStarts);
  });

  test("the lowest-numbered idle instance serves, so that the others end", () => {
    // Three at once, then one every 10 s up to 300 s: two instances idle from 1 s to 61 s, one until 361 s.
    const singles = Array.from({ length: 30 }, (_, i) => ({ at: (i + 1) * 10 * s, io: s }));
    const seen = observe([...together(3, 0, s), ...singles], { keys: `${plain}, keepAlive: 1m` });
    expect([seen.coldStarts, seen.instanceTime]).toEqual([3, 2 * 61 * s + 361 * s]);
  });

  test("those of the minimum stay", () => {
    const seen = observe(together(4, 20 * m, s), { keys: `${plain}, minimumInstances: 2, keepAlive: 1m` });
    expect([seen.coldStarts, seen.instanceTime]).toEqual([2, 2 * h + 2 * 61 * s]);
  });
});

describe("the bill", () => {
  const billed = (calls: readonly HandMade[], keys = plain) => {
    const { usage } = observe(calls, { keys });
    expect(usage.ghzSeconds).toBeCloseTo((usage.gbSeconds! / 0.25) * 0.4, 9);
    expect(usage.requests).toBe(calls.length);
    return usage.gbSeconds! / 0.25;
  };

  test("each request by itself, rounded up to 100 ms: 260 ms are 300", () => {
    expect(billed([{ at: 0, io: 260 * ms }])).toBeCloseTo(0.3, 9);
    expect(billed([{ at: 0, io: 300 * ms }])).toBeCloseTo(0.3, 9);
    // Where an instance's active time was billed, the second would go on within the first's rounded part.
    const close = [
      { at: 0, io: 230 * ms },
      { at: 260 * ms, io: 80 * ms },
    ];
    expect(billed(close)).toBeCloseTo(0.3 + 0.1, 9);
    expect(billed(together(3, 0, 230 * ms), `${plain}, maximumInstances: 1`)).toBeCloseTo(0.9, 9);
  });

  test("the cold start is not billed", () => {
    const started = "memory: 256MB, overhead: 0ms, coldStart: {setup: 300ms, init: 250ms}";
    expect(billed([{ at: 0, io: 120 * ms }], started)).toBeCloseTo(0.2, 9);
  });

  test("instances of the minimum while they serve nobody, by memory and by CPU", () => {
    const { usage } = observe([{ at: 0, io: 250 * ms }], { keys: `${plain}, minimumInstances: 2` }, { windowEnd: m });
    expect(usage.gbSeconds).toBeCloseTo(0.3 * 0.25, 9);
    expect(usage.idleMemoryGbSeconds).toBeCloseTo(119.75 * 0.25, 9);
    expect(usage.idleGhzSeconds).toBeCloseTo(119.75 * 0.4, 9);
  });

  test("without any request there is no instance, and nothing to pay", () => {
    const seen = observe([], { keys: plain });
    expect([seen.peakInstances, seen.instanceTime]).toEqual([0, 0]);
    expect(Object.values(seen.usage).filter((amount) => amount !== 0)).toEqual([]);
  });
});

describe("several functions", () => {
  const each = (name: string) => `{name: ${name}, arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}}`;
  const workload = (sharing: string) => `functions: [${each("a")}, ${each("b")}], sharing: ${sharing}`;
  const calls = [
    { at: 0, io: s, of: 0 },
    { at: 10 * s, io: s, of: 1 },
  ];
  const keys = `${plain}, frontDoor: gcp-load-balancer`;

  test.each(["account", "none"])("sharing: %s, each has instances of its own", (sharing) => {
    const seen = observe(calls, { keys, workload: workload(sharing) });
    expect([seen.coldStarts, seen.functions!.map(({ coldStarts }) => coldStarts)]).toEqual([2, [1, 1]]);
  });

  test("one front door in one account, else one each", () => {
    const shared = observe(calls, { keys, workload: workload("account") });
    expect(shared.usage.lbHours).toBe(1);
    expect(shared.functions!.map(({ usage }) => usage!.lbHours)).toEqual([undefined, undefined]);
    expect(observe(calls, { keys, workload: workload("none") }).usage.lbHours).toBe(2);
    expect(shared.usage.gbSeconds).toBeCloseTo(2 * 0.25, 9);
  });
});
