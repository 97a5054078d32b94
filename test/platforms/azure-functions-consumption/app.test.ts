import { describe, expect, test } from "vitest";
import { askOf } from "../candidate-case.ts";
import { type HandMade, h, m, ms, s } from "../hand-made.ts";

const { observe } = askOf("azure-functions-consumption");

const atOnce = "overhead: 0ms, coldStart: 0ms";
/** Instances that start at once, nothing else added. */
const plain = `${atOnce}, keepAlive: 10m`;

const together = (count: number, at: number, io: number): HandMade[] =>
  Array.from({ length: count }, () => ({ at, io }));

/** Series by the second. */
const bySecond = { windowEnd: h, seriesStep: s };

describe("the ramp from zero: 500 requests of 10 s at once, cold start 2 s, default limits", () => {
  const seen = observe(together(500, 0, 10 * s), { keys: "overhead: 0ms, coldStart: 2s, keepAlive: 10m" }, bySecond);

  test("the first request starts one instance, then one a second while more than 16 requests are there for each", () => {
    // Launched at 0, 1, 2 ... s. In the 11th to 13th second 500, 500 and 400 fill 32, 32 and 25; in the 14th 300 fill 19:
    // the 15th instance is launched at 14 s; in the 15th 200 fill 13, no more are.
    const inService = Array.from({ length: 20 }, (_, second) => Math.min(15, Math.max(0, second - 1)));
    expect([...seen.series.instances.slice(0, 20)]).toEqual(inService);
    expect(seen.peakInstances).toBe(15);
  });

  test("each of the first five takes its 100 from the front end, nobody is refused", () => {
    expect([...seen.series.queue.slice(0, 7)]).toEqual([500, 500, 400, 300, 200, 100, 0]);
    expect([seen.completed, seen.rejected, seen.throttled, seen.coldStarts]).toEqual([500, 0, 0, 500]);
  });

  test("the last ones start at 6 s and are done at 16 s", () => {
    expect(seen.wait.sum).toBe(100 * (2 + 3 + 4 + 5 + 6) * s);
    expect(seen.latency.sum).toBe(100 * (12 + 13 + 14 + 15 + 16) * s);
    expect([...seen.series.concurrency.slice(11, 17)]).toEqual([500, 400, 300, 200, 100, 0]);
  });
});

describe("requests at once, with other limits", () => {
  const cold = "overhead: 0ms, coldStart: 2s, keepAlive: 10m";

  test("few at a time: freed places go to who waits before new instances take them", () => {
    // Ten of 3 s, two at a time; 10 / 2 fill five. Instances at 2, 3, 4, 5 and 6 s: two each at 2, 3 and 4, and at 5 s
    // four, for the first two are done.
    const keys = `${cold}, concurrency: 2, target: {requests: 2}`;
    const seen = observe(together(10, 0, 3 * s), { keys });
    expect([seen.completed, seen.latency.sum]).toEqual([10, 2 * (5 + 6 + 7 + 8 + 8) * s]);
  });

  test("CPU calls for instances too", () => {
    // 50 s of CPU on the first one: at 3 s the second in which it is busy is over, and no other counts.
    const keys = `${plain}, target: {requests: 1000}`;
    const busy = observe([{ at: 0, cpu: 50 * s }], { keys }, bySecond);
    // At 1 s: 1 of 1 vCPU, a second one; then 1 of 2, 50 %.
    expect([...busy.series.instances.slice(0, 4)]).toEqual([1, 2, 2, 2]);
    const half = observe([{ at: 0, cpu: 50 * s }], { keys: `${keys.slice(0, -1)}, cpu: 40%}` }, bySecond);
    // 1 of 2 is above 40 %; 1 of 3 is not.
    expect([...half.series.instances.slice(0, 4)]).toEqual([1, 2, 3, 3]);
  });

  test("one start every two seconds where that is said", () => {
    const keys = `${cold}, concurrency: 100, launchRate: 0.5/s`;
    const seen = observe(together(300, 0, 10 * s), { keys });
    expect(seen.wait.sum).toBe(100 * (2 + 4 + 6) * s);
  });

  test("never more instances than the most", () => {
    const seen = observe(together(500, 0, 10 * s), { keys: `${cold}, maximumInstances: 2` });
    // 200 by 3 s, 200 by 13 s, the last 100 at 22 s.
    expect([seen.peakInstances, seen.wait.sum]).toEqual([2, 100 * (2 + 3 + 12 + 13 + 22) * s]);
  });
});

describe("a warm app", () => {
  const first = { at: 0, io: s };
  const keys = "overhead: 0ms, coldStart: 2s, keepAlive: 10m";

  test("requests beyond 100 in service wait at the instance, beyond 200 are refused, though others start", () => {
    const seen = observe([first, ...together(250, 10 * s, 10 * s)], { keys });
    expect([seen.completed, seen.rejected]).toEqual([201, 50]);
    expect(seen.latency.sum).toBe(3 * s + 100 * 10 * s + 100 * 20 * s);
  });

  test("who comes while others wait for the next instance waits at the first", () => {
    // 500 at 0 s; at 2.5 s the first instance has 100 in service, takes 100 more, who begin at 12 s, and refuses 50.
    const seen = observe([...together(500, 0, 10 * s), ...together(150, 2500 * ms, 10 * s)], { keys });
    expect([seen.completed, seen.rejected]).toEqual([600, 50]);
    expect(seen.wait.sum).toBe(100 * (2 + 3 + 4 + 5 + 6) * s + 100 * 9500 * ms);
  });

  test("requests take turns among the instances, busy or not", () => {
    // Two instances; one request of 100 s on the first, then one a second: every other one goes there and waits.
    const warm = `${plain}, concurrency: 1, target: {requests: 1}, maximumInstances: 2`;
    const calls = [
      ...together(2, 0, 1500 * ms),
      { at: 10 * s, io: 100 * s },
      ...[11, 12].map((at) => ({ at: at * s, io: 500 * ms })),
    ];
    const waits = (balancing: string) => observe(calls, { keys: `${warm}${balancing}` }).wait.sum;
    expect(waits("") - waits(", balancing: least-outstanding")).toBe(98 * s);
  });
});

describe("idle instances", () => {
  test("end after their keep-alive, each by itself; the next request is cold again", () => {
    const keys = `${atOnce}, keepAlive: 5m`;
    const calls = [
      { at: 0, io: s },
      { at: 301 * s - 1, io: s }, // just in time
      { at: 301 * s - 1 + 301 * s, io: s }, // at the instant at which it ends
    ];
    const seen = observe(calls, { keys });
    expect([seen.coldStarts, seen.peakInstances]).toEqual([2, 1]);
    expect(seen.instanceTime).toBe(301 * s - 1 + 301 * s + 301 * s);
  });

  test.each([
    // Share of 400 calls that are cold, as measured: nothing is known between the points.
    [9, 0.1],
    [16, 0.2],
    [22, 0.5],
    [40, 0.94],
  ])("after %d min idle, by default, %d of the calls are cold", (minutes, share) => {
    const n = 400;
    const calls = Array.from({ length: n + 1 }, (_, i) => ({ at: i * (minutes * m + s), io: s }));
    const seen = observe(calls, { keys: atOnce }, { windowEnd: (n + 1) * (minutes + 1) * m });
    const cold = (seen.coldStarts - 1) / n;
    expect(Math.abs(cold - share)).toBeLessThan(3.3 * Math.sqrt((share * (1 - share)) / n));
  });
});

test("a caller waits 230 s for an answer, in service or for an instance; the instance works on, and that is billed", () => {
  const seen = observe([{ at: 0, io: 300 * s }], { keys: plain, workload: withMemory("512MB") });
  expect([seen.timedOut, seen.latency.sum, seen.usage.gbSeconds]).toEqual([1, 230 * s, 150]);
  const late = observe([{ at: 0, io: s }], { keys: "overhead: 0ms, coldStart: 240s" });
  expect([late.timedOut, late.latency.sum, late.usage.requests]).toEqual([1, 230 * s, 0]);
});

function withMemory(memory: string): string {
  return `arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: ${memory}`;
}

describe("billed execution by execution", () => {
  const gbSeconds = (calls: readonly HandMade[], memory: string, keys = plain) => {
    const { usage } = observe(calls, { keys, workload: withMemory(memory) });
    expect(usage.requests).toBe(calls.length);
    return usage.gbSeconds!;
  };
  const one = (io: number, memory: string) => gbSeconds([{ at: 0, io }], memory);

  test("WX-AZ-6: 0.5 GB for 3 s are 1.5 GB-s", () => {
    expect(one(3 * s, "512MB")).toBeCloseTo(1.5, 12);
  });

  test("WX-AZ-5: 160 MB are billed as 256 MB", () => {
    expect(one(4 * s, "160MB")).toBeCloseTo(1, 12);
    expect(one(4 * s, "256MB")).toBeCloseTo(1, 12);
  });

  test("128 MB at least, 1,536 MB at most", () => {
    expect(one(8 * s, "1MB")).toBeCloseTo(1, 12);
    expect(one(2 * s, "1536MB")).toBeCloseTo(3, 12);
  });

  test("100 ms at least, then each millisecond that has begun", () => {
    expect(one(30 * ms, "1024MB")).toBeCloseTo(0.1, 12);
    expect(one(100 * ms, "1024MB")).toBeCloseTo(0.1, 12);
    expect(one(100 * ms + 1, "1024MB")).toBeCloseTo(0.101, 12);
  });

  test("executions that overlap on an instance share the memory of its process", () => {
    const calls = [
      { at: 0, io: 2 * s },
      { at: s, io: 2 * s },
    ];
    expect(gbSeconds(calls, "256MB")).toBeCloseTo(0.25 * 3, 12);
    // Each is billed for 128 MB at least.
    expect(gbSeconds(calls, "128MB")).toBeCloseTo(0.125 * 4, 12);
    // What requests add is rounded with the process: 114 MB and 128 MB; 460 MB and 520 MB.
    expect(gbSeconds(calls, "100MB, memoryPerRequest: 14MB")).toBeCloseTo(0.125 * 4, 12);
    expect(gbSeconds(calls, "400MB, memoryPerRequest: 60MB", `${plain}, concurrency: 2`)).toBeCloseTo(
      (512 * 1 + 640 * 1 + 512 * 1) / 1024,
      12,
    );
  });

  test("the cold start is not billed, a wait is not either", () => {
    const keys = "overhead: 0ms, coldStart: 3s, concurrency: 1, keepAlive: 10m";
    expect(gbSeconds(together(2, 0, s), "1024MB", keys)).toBeCloseTo(2, 12);
  });
});

describe("several functions", () => {
  const each = (name: string) =>
    `{name: ${name}, arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: 100MB}`;
  const workload = (sharing: string) => `functions: [${each("a")}, ${each("b")}], sharing: ${sharing}`;
  const calls = [
    { at: 0, io: 2 * s, of: 0 },
    { at: 10 * s, io: 2 * s, of: 1 },
  ];

  test("of one app share its instances and a process of each; apart they do not", () => {
    const seen = observe(calls, { keys: plain, workload: workload("account") });
    expect([seen.coldStarts, seen.usage.gbSeconds]).toEqual([1, 0.25 * 4]); // 200 MB
    const apart = observe(calls, { keys: plain, workload: workload("none") });
    expect([apart.coldStarts, apart.usage.gbSeconds]).toEqual([2, 0.125 * 4]);
  });
});
