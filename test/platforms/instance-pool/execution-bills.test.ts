import { describe, expect, test } from "vitest";
import type { Executions } from "../../../src/platforms/instance-pool/pool-consumption.ts";
import type { ExecutionBilling, GrowingPool } from "../../../src/platforms/instance-pool/pool-settings.ts";
import { type HandMade, ms, s } from "../hand-made.ts";
import { type FleetChanges, serveFleet } from "./hand-made-pool.ts";

const growing: GrowingPool = {
  ...{ kind: "growing", min: 1, max: 2, initial: 1, schedule: [] },
  scaler: { kind: "by-requests" },
};

/** What a pool of one instance, of the minimum, bills; the second that there may be is on demand. */
function executions(
  calls: readonly HandMade[],
  billing: ExecutionBilling,
  { windowStart = 0, ...changes }: FleetChanges & { readonly windowStart?: number } = {},
): Executions {
  let seen: Executions | undefined;
  serveFleet(calls, {
    settings: {
      instances: growing,
      line: { places: 100, patience: null, mayBeBypassed: false, opensFor: "slot" },
      startsOnDemand: "always",
      billing: { billedFrom: { time: 0 }, least: 0, step: 1, activeStep: 1, executions: billing },
      ...changes,
    },
    run: { windowStart },
    usage: (consumed) => {
      seen = consumed.executions;
      return {};
    },
  });
  return seen!;
}

const floor = { least: 100 * ms, step: ms };

describe("time", () => {
  test.each([
    [0, 100],
    [1, 100],
    [100_000, 100],
    [100_001, 101],
    [250_000, 250],
    [250_999, 251],
  ])("%d us are %d ms: at least so long, rounded up to whole steps", (io, milliseconds) => {
    expect(executions([{ at: 0, io }], floor)).toMatchObject({ count: 1, time: milliseconds * ms, memoryTime: 0 });
  });

  test("each request by itself, overlapping or not; those of the minimum's instances are counted apart", () => {
    const calls = [
      { at: 0, io: s },
      { at: 100 * ms, io: s },
    ];
    expect(executions(calls, floor)).toMatchObject({ count: 2, onMinimum: 2, time: 2 * s });
    expect(executions(calls, floor, { slots: 1 })).toMatchObject({ count: 2, onMinimum: 1, time: 2 * s });
  });

  test("service on a shared CPU is as long as it takes", () => {
    const calls = [0, 0].map((at) => ({ at, cpu: s }));
    expect(executions(calls, floor).time).toBe(4 * s);
  });

  test("those that arrive before the window are not counted, and take their share of the memory", () => {
    const memory = { footprint: 2, perRequest: 0, step: 1 };
    const calls = [
      { at: 0, io: 3 * s },
      { at: 2 * s, io: 2 * s },
    ];
    // The second one shares for one of its two seconds.
    const seen = executions(calls, { ...floor, memory }, { windowStart: s });
    expect(seen).toMatchObject({ count: 1, time: 2 * s, memoryTime: 1 * s + 2 * s });
  });
});

describe("memory", () => {
  /** Units x microseconds of all requests. */
  const memoryTime = (calls: readonly HandMade[], memory: NonNullable<ExecutionBilling["memory"]>, least = 0) =>
    executions(calls, { least, step: ms, memory }).memoryTime;
  const alone = [{ at: 0, io: 2 * s }];
  const overlapping = [
    { at: 0, io: 2 * s },
    { at: s, io: 3 * s },
  ];

  test("alone: what the process and the request take, in whole steps, one at least", () => {
    expect(memoryTime(alone, { footprint: 160, perRequest: 0, step: 128 })).toBe(256 * 2 * s);
    expect(memoryTime(alone, { footprint: 100, perRequest: 28, step: 128 })).toBe(128 * 2 * s);
    expect(memoryTime(alone, { footprint: 100, perRequest: 29, step: 128 })).toBe(256 * 2 * s);
    expect(memoryTime(alone, { footprint: 0, perRequest: 0, step: 128 })).toBe(128 * 2 * s);
  });

  test("overlapping: divided among those in service while they are", () => {
    // 512 alone for a second, 256 each for one, 512 alone for two.
    expect(memoryTime(overlapping, { footprint: 512, perRequest: 0, step: 128 })).toBe(512 * 4 * s);
    // 384 alone, and 640 / 2 each.
    expect(memoryTime(overlapping, { footprint: 130, perRequest: 250, step: 128 })).toBe((384 * 3 + 640) * s);
  });

  test("a step at least for each of them", () => {
    expect(memoryTime(overlapping, { footprint: 128, perRequest: 0, step: 128 })).toBe(128 * (2 + 3) * s);
  });

  test("time that is billed beyond the service is billed at the request's own mean", () => {
    // 20 ms alone and 30 ms shared with the second, who has 30 ms shared and 10 ms alone: 100 ms each.
    const calls = [
      { at: 0, io: 50 * ms },
      { at: 20 * ms, io: 40 * ms },
    ];
    const means = [(20 * 512 + 30 * 256) / 50, (30 * 256 + 10 * 512) / 40];
    expect(memoryTime(calls, { footprint: 512, perRequest: 0, step: 128 }, 100 * ms)).toBeCloseTo(
      (means[0]! + means[1]!) * 100 * ms,
      3,
    );
  });

  test("a request that takes no time is billed for what there was", () => {
    expect(memoryTime([{ at: 0 }], { footprint: 512, perRequest: 0, step: 128 }, 100 * ms)).toBe(512 * 100 * ms);
  });
});
