import { describe, expect, test } from "vitest";
import type { PoolUsage } from "../../../src/platforms/instance-pool/pool-consumption.ts";
import type { GrowingPool } from "../../../src/platforms/instance-pool/pool-settings.ts";
import { type HandMade, m, ms, s } from "../hand-made.ts";
import { type FleetChanges, serveFleet } from "./hand-made-pool.ts";

/** Grows by requests alone: the target is out of reach, and nothing shrinks within a quarter of an hour. */
const growing: GrowingPool = {
  kind: "growing",
  min: 0,
  max: 3,
  scaler: { kind: "target-tracking", target: { metric: "requests", value: 1e9 } },
  schedule: [],
  initial: 0,
};
const line = { places: 100, patience: 10 * s, mayBeBypassed: false, opensFor: "slot" } as const;
const boot = { kind: "constant", value: 2 * s } as const;
const settings: FleetChanges = { instances: growing, slots: 2, line, startsOnDemand: "always", boot };

const pool = (requests: readonly HandMade[], changes: FleetChanges = {}) =>
  serveFleet(requests, { settings: { ...settings, ...changes } });
const together = (count: number, io: number, at = 0): HandMade[] => Array.from({ length: count }, () => ({ at, io }));

describe("starting on demand", () => {
  test("from nothing: the first request waits for the boot, the next within its slots too, both cold", () => {
    const seen = pool([
      { at: s, io: 5 * s },
      { at: 2 * s, io: 5 * s },
    ]);
    expect([seen.completed, seen.coldStarts, seen.peakInstances]).toEqual([2, 2, 1]);
    expect(seen.latency.sum).toBe(2 * s + 5 * s + (s + 5 * s));
    expect([seen.wait.sum, seen.coldLatency.sum]).toEqual([3 * s, 13 * s]);
  });

  test("as many instances as the waiting fill, up to the maximum; who gets a freed slot is not cold", () => {
    // Seven at once on 3 x 2 slots: three boot; six start cold at 2 s, the seventh follows at 3 s.
    const seen = pool(together(7, s));
    expect([seen.completed, seen.coldStarts, seen.peakInstances]).toEqual([7, 6, 3]);
    expect(seen.latency.sum).toBe(6 * 3 * s + 4 * s);
  });

  test("an idle instance takes the next request without a wait", () => {
    const seen = pool([
      { at: 0, io: s },
      { at: 10 * s, io: s },
    ]);
    expect([seen.coldStarts, seen.wait.sum]).toEqual([1, 2 * s]);
  });

  test("from zero only: one instance starts, and no more however many wait", () => {
    const seen = pool(together(5, s), { startsOnDemand: "from-zero" });
    expect([seen.peakInstances, seen.coldStarts, seen.completed]).toEqual([1, 2, 5]);
    // Pairs at 2, 3 and 4 s.
    expect(seen.latency.sum).toBe((2 * 3 + 2 * 4 + 5) * s);
  });
});

describe("patience", () => {
  test("who has waited for all of it is refused at that instant, whoever comes later waits on", () => {
    // One slot in all, taken at 2 s for 13 s: the second (at 1 s) and the third (at 4 s) wait until 11 s and 14 s; the
    // fourth, at 6 s, would have waited until 16 s and starts at 15 s.
    const calls = [0, s, 4 * s, 6 * s].map((at, i) => ({ at, io: i === 0 ? 13 * s : s }));
    const seen = pool(calls, { instances: { ...growing, max: 1 }, slots: 1 });
    expect([seen.completed, seen.throttled, seen.throttledBy.pending, seen.rejected]).toEqual([2, 2, 2, 0]);
    expect(seen.latency.sum).toBe(15 * s + 10 * s);
    // One waits from 0 to 2 s, three from 1, 4 and 6 s on until 11, 14 and 15 s.
    expect(seen.series.queue.reduce((sum, level) => sum + level, 0) * m).toBeCloseTo((2 + 10 + 10 + 9) * s, 3);
  });

  test("a slot that is freed at that instant goes to it", () => {
    const calls = [
      { at: 0, io: 9 * s },
      { at: s, io: s },
    ];
    const seen = pool(calls, { instances: { ...growing, max: 1 }, slots: 1 });
    expect([seen.completed, seen.throttled]).toEqual([2, 0]);
  });

  test("a full line rejects at once", () => {
    const seen = pool(together(10, s), { line: { ...line, places: 4 } });
    expect([seen.rejected, seen.completed]).toEqual([6, 4]);
  });
});

describe("standby", () => {
  /** Two at once start two instances; a quarter of an hour of nothing gives them up, one a minute, from minute 15 on. */
  const changes: FleetChanges = { slots: 1, standby: 20 * m };

  test("an instance that is given up stays warm, and comes back without a boot", () => {
    const calls = [...together(2, s), { at: 30 * m, io: s }];
    const seen = pool(calls, changes);
    expect([seen.completed, seen.coldStarts, seen.peakInstances]).toEqual([3, 2, 2]);
    expect(seen.wait.sum).toBe(4 * s);
  });

  test("it ends after its time, and the next request is cold again", () => {
    const calls = [...together(2, s), { at: 50 * m, io: s }];
    const seen = pool(calls, changes);
    expect([seen.coldStarts, seen.wait.sum]).toEqual([3, 6 * s]);
  });

  test("without it the request at 30 minutes is cold", () => {
    const calls = [...together(2, s), { at: 30 * m, io: s }];
    expect(pool(calls, { slots: 1 }).coldStarts).toBe(3);
  });

  test("it is billed while it is warm", () => {
    // In service at 2 s; given up at minute 15 and 16, warm for 20 minutes more; nothing is billed of a boot of 2 s.
    const usage = pool(together(2, s), changes).usage;
    expect(usage.instanceHours! * 3600).toBeCloseTo(2 * 20 * 60 + 15 * 60 + 16 * 60 - 2 * 2, 6);
  });
});

describe("billed by activity", () => {
  const billing = { billedFrom: { time: 0 }, least: 0, step: 100 * ms, activeStep: 100 * ms };
  const seconds = (requests: readonly HandMade[], more: FleetChanges = {}) =>
    pool(requests, { billing, ...more }).usage.instanceHours! * 3600;

  test("the boot and the request, rounded up to 100 ms as one span", () => {
    expect(seconds([{ at: 0, io: 230 * ms }])).toBeCloseTo(2.3, 9);
  });

  test("overlapping requests of one instance are billed once", () => {
    const calls = [
      { at: 0, io: 500 * ms },
      { at: 2200 * ms, io: 450 * ms },
    ];
    // From 0 to 2.65 s.
    expect(seconds(calls)).toBeCloseTo(2.7, 9);
  });

  test("a request within the rounded part goes on with it", () => {
    // 2.23 s, rounded to 2.3; the second comes at 2.26 s and ends at 2.34: one span of 2.4 s.
    const calls = [
      { at: 0, io: 230 * ms },
      { at: 2260 * ms, io: 80 * ms },
    ];
    expect(seconds(calls)).toBeCloseTo(2.4, 9);
    // At 2.31 s a new one begins: 2.3 + 0.1.
    expect(
      seconds([
        { at: 0, io: 230 * ms },
        { at: 2310 * ms, io: 80 * ms },
      ]),
    ).toBeCloseTo(2.4, 9);
    expect(
      seconds([
        { at: 0, io: 230 * ms },
        { at: 2310 * ms, io: 120 * ms },
      ]),
    ).toBeCloseTo(2.5, 9);
  });

  test("what a commitment covers is the activity of so many instances", () => {
    const consumed: number[] = [];
    serveFleet(together(3, s), {
      settings: { ...settings, slots: 1, billing, committed: 2 },
      usage: ({ billedTime, coveredTime }) => {
        consumed.push(billedTime, coveredTime.atOnce);
        return {};
      },
    });
    expect(consumed).toEqual([9 * s, 6 * s]);
  });

  test("instances of the minimum are idle while they are not active", () => {
    const seen: number[] = [];
    serveFleet([{ at: 10 * s, io: 250 * ms }], {
      settings: { ...settings, billing, instances: { ...growing, min: 2, initial: 2 } },
      usage: ({ billedTime, idleTime }) => {
        seen.push(billedTime, idleTime);
        return {};
      },
      run: { windowEnd: m },
    });
    expect(seen).toEqual([300 * ms, 2 * m - 300 * ms]);
  });
});

describe("boost", () => {
  const boost = { vcpus: 2, after: 10 * s };

  test("twice the vCPUs for the boot and ten seconds after, metered as such", () => {
    // In service at 2 s, boosted until 12 s. Two requests of 4 s CPU each on two vCPUs end at 6 s.
    const calls = [
      { at: 0, cpu: 4 * s },
      { at: 0, cpu: 4 * s },
      { at: 20 * s, cpu: s },
      { at: 20 * s, cpu: s },
    ];
    const boosted: number[] = [];
    const seen = serveFleet(calls, {
      settings: { ...settings, boost },
      usage: ({ boostedTime }) => {
        boosted.push(boostedTime);
        return {};
      },
    });
    // Two at 6 s; two that share one vCPU from 20 s to 22 s.
    expect(seen.latency.sum).toBe(2 * 6 * s + 2 * 2 * s);
    expect(boosted).toEqual([10 * s]); // billed from the end of the boot, which is all pending
    expect(seen.usedTime).toBeLessThanOrEqual(seen.availableTime);
  });
});

describe("a boost ends with its instance", () => {
  /** Unwanted from 65 s on, ended at 75 s: the boost would have lasted until 300 s. */
  const boost = { vcpus: 2, after: 300 * s };
  const scaler = { kind: "cloud-run", cpu: 0.6, concurrency: 0.6 } as const;
  const changes: FleetChanges = { instances: { ...growing, scaler }, boost, standby: 10 * s };
  const at = (billing: FleetChanges["billing"], calls: readonly HandMade[]) => {
    const boosted: number[] = [];
    const usage: PoolUsage = ({ boostedTime }) => {
      boosted.push(boostedTime);
      return {};
    };
    const all = { ...settings, ...changes, boot: { kind: "constant", value: 0 } as const };
    const seen = serveFleet(calls, { settings: { ...all, ...(billing === undefined ? {} : { billing }) }, usage });
    return { latency: seen.latency.sum, boosted: boosted[0]! };
  };
  const byLife = { billedFrom: { time: 0 }, least: 0, step: s, activeStep: null };

  test("and the next of its number has a boost of its own", () => {
    // The second one lives from 100 s on, and serves two requests at 390 s on two vCPUs: its boost ends at 400 s.
    const calls = [
      { at: 0, io: s },
      { at: 100 * s, io: s },
      ...[1, 2, 3, 4, 5, 6, 7].map((minute) => ({ at: 100 * s + minute * 40 * s, io: s })),
      { at: 390 * s, cpu: 5 * s },
      { at: 390 * s, cpu: 5 * s },
    ];
    const { boosted, latency } = at(byLife, calls);
    expect(boosted).toBe(75 * s + 300 * s);
    expect(latency).toBe(9 * s + 10 * s);
  });

  test("of time billed by activity only that counts", () => {
    const byActivity = { ...byLife, step: 100 * ms, activeStep: 100 * ms };
    const calls = [
      { at: 0, io: s },
      { at: 50 * s, io: 230 * ms },
      { at: 500 * s, io: s },
    ];
    expect(at(byActivity, calls).boosted).toBe(s + 300 * ms + s);
  });
});

test("the autoscaler takes no instance away that the requests present need", () => {
  // Its first look, at 5 s, sees a mean of 0.08 and would keep one of three: one of the two that wait since 4.95 s for
  // the end of three others, at 6 s, would wait on until 7 s.
  const scaler = { kind: "cloud-run", cpu: 0.6, concurrency: 0.6 } as const;
  const calls = [
    ...[1, 2, 3].map(() => ({ at: 4900 * ms, io: 1100 * ms })),
    ...[1, 2].map(() => ({ at: 4950 * ms, io: s })),
  ];
  const atOnce = { kind: "constant", value: 0 } as const;
  const seen = pool(calls, { instances: { ...growing, scaler }, slots: 1, boot: atOnce });
  expect([seen.peakInstances, seen.wait.sum]).toEqual([3, 2 * 1050 * ms]);
});

test("parts of a boot are divided by their speeds", () => {
  const seen = pool([{ at: 0, io: s }], { bootSpeed: [4] });
  expect(seen.wait.sum).toBe(500 * ms);
});

test("a fraction of a vCPU slows one request as much as its share says", () => {
  const seen = serveFleet([{ at: 0, cpu: 100 * ms }], { settings: { vcpus: 0.25 } });
  expect([seen.latency.sum, seen.usedTime]).toEqual([400 * ms, 100 * ms]);
});

test("a caller that gives up after the platform's timeout; the work goes on", () => {
  const seen = serveFleet([{ at: 0, io: 8 * s }], { settings: { timeout: 5 * s } });
  expect([seen.timedOut, seen.latency.sum, seen.concurrencyTime]).toEqual([1, 5 * s, 8 * s]);
});
