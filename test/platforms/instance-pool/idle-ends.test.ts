import { describe, expect, test } from "vitest";
import type { DistributionSettings } from "../../../src/engine/distributions/index.ts";
import type { GrowingPool } from "../../../src/platforms/instance-pool/pool-settings.ts";
import { type HandMade, h, s } from "../hand-made.ts";
import { type FleetChanges, serveFleet } from "./hand-made-pool.ts";

/** Requests start instances, idle time ends them, nothing else does. */
const growing: GrowingPool = {
  ...{ kind: "growing", min: 0, max: 3, initial: 0, schedule: [] },
  scaler: { kind: "by-requests" },
};
const constant = (value: number): DistributionSettings => ({ kind: "constant", value });
const settings: FleetChanges = {
  instances: growing,
  slots: 1,
  line: { places: 100, patience: null, mayBeBypassed: false, opensFor: "slot" },
  startsOnDemand: "always",
  keepAlive: constant(60 * s),
};

const pool = (calls: readonly HandMade[], changes: FleetChanges = {}, windowEnd: number = h) =>
  serveFleet(calls, { settings: { ...settings, ...changes }, run: { windowEnd } });

describe("constant", () => {
  test("an instance ends exactly then: a request at that instant starts another, one a microsecond before does not", () => {
    const twice = (second: number) =>
      pool([
        { at: 0, io: s },
        { at: second, io: s },
      ]);
    expect(twice(61 * s)).toMatchObject({ coldStarts: 2, instanceTime: 2 * 61 * s });
    expect(twice(61 * s - 1)).toMatchObject({ coldStarts: 1, instanceTime: 61 * s - 1 + 61 * s });
  });

  test("each by its own idle time", () => {
    // Busy until 1 s and 5 s.
    const seen = pool([
      { at: 0, io: s },
      { at: 0, io: 5 * s },
    ]);
    expect([seen.peakInstances, seen.instanceTime]).toEqual([2, 61 * s + 65 * s]);
  });

  test("those of the minimum stay", () => {
    const seen = pool(
      [0, 0].map((at) => ({ at, io: s })),
      { instances: { ...growing, min: 1, initial: 1 } },
    );
    expect(seen.instanceTime).toBe(h + 61 * s);
  });

  test("an instance that serves nobody once it is ready ends too", () => {
    // The first one is ready at 2 s, serves until 3 s and takes the second request then, as the other one becomes ready.
    const calls = [
      { at: 0, io: s },
      { at: s, io: s },
    ];
    const seen = pool(calls, { boot: constant(2 * s) });
    expect(seen.coldStarts).toBe(1);
    // From 2 s to 64 s, idle from 4 s on; from 3 s to 63 s.
    expect(seen.instanceTime).toBe(62 * s + 60 * s);
  });
});

test("random: drawn anew each time, with the law's mean", () => {
  // 400 idle times of 20 s on average; who comes 200 s later finds nobody (e^-10 of them do).
  const n = 400;
  const mean = 20 * s;
  const calls = Array.from({ length: n }, (_, i) => ({ at: i * 200 * s, io: s }));
  const seen = pool(calls, { keepAlive: { kind: "exponential", mean } }, n * 200 * s);
  const idle = (seen.instanceTime - n * s) / n;
  expect(Math.abs(idle - mean)).toBeLessThan((3.3 * mean) / Math.sqrt(n));
  expect(seen.coldStarts).toBeGreaterThanOrEqual(n - 1);
});
