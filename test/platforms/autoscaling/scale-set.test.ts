import { describe, expect, test } from "vitest";
import { type ScaleRule, type ScaleSetState, scaleSet } from "../../../src/platforms/autoscaling/scale-set.ts";
import type { ScalingTarget } from "../../../src/platforms/autoscaling/scaling-target.ts";
import { m } from "../hand-made.ts";

const cpu = (value: number): ScalingTarget => ({ metric: "cpu", value });
const requests = (value: number): ScalingTarget => ({ metric: "requests", value });
const add = (by: number, threshold: ScalingTarget): ScaleRule => ({ when: "above", threshold, by });
const remove = (by: number, threshold: ScalingTarget): ScaleRule => ({ when: "below", threshold, by });

/** Microsoft's example. */
const rules = [add(1, cpu(0.85)), remove(1, cpu(0.6))];
const fresh: ScaleSetState = { changed: null };

interface Given {
  readonly current?: number;
  /** CPU share of each machine by minute; requests per second of each, where rules look at those. */
  readonly shares: readonly number[];
  readonly requests?: number;
  readonly rules?: readonly ScaleRule[];
  readonly now?: number;
  readonly state?: ScaleSetState;
  readonly min?: number;
  readonly max?: number;
}

/** What a set of machines of one vCPU, with a window of as many minutes as there are shares, wants. */
function decide({ current = 4, shares, now = 60, state = fresh, min = 1, max = 100, ...given }: Given) {
  const samples = shares.map((share) => ({
    ...{ counted: current, inService: current, slots: 0, concurrency: 0 },
    vcpus: share * current,
    requests: (given.requests ?? 0) * current,
  }));
  const group = { now: now * m, current, ready: current, samples, instance: { vcpus: 1, slots: 100 }, min, max };
  const policy = { rules: given.rules ?? rules, window: shares.length * m, cooldown: 5 * m };
  return scaleSet.decide(group, policy, state);
}

const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

describe("one rule", () => {
  test("looks at the mean over the window, and adds above its threshold, not at it", () => {
    const at = [add(1, cpu(0.75))];
    expect(decide({ rules: at, shares: [0.5, 0.5, 1, 1] }).desired).toBe(4);
    expect(decide({ rules: at, shares: [0.75, 0.625, 0.75, 0.876] }).desired).toBe(5);
    expect(decide({ shares: [...times(9, 0.86), 0.7] }).desired).toBe(4); // 0.844
    expect(decide({ shares: [...times(9, 0.86), 0.8] }).desired).toBe(5); // 0.854
  });

  test("waits for a whole window", () => {
    const group = { now: 9 * m, current: 4, ready: 4, instance: { vcpus: 1, slots: 100 }, min: 1, max: 100 };
    const one = { counted: 4, inService: 4, vcpus: 4, slots: 0, concurrency: 0, requests: 0 };
    const policy = { rules, window: 10 * m, cooldown: 5 * m };
    const after = (minutes: number) =>
      scaleSet.decide({ ...group, samples: times(minutes, 0).map(() => one) }, policy, fresh).desired;
    expect([after(9), after(10)]).toEqual([4, 5]);
  });

  test("within the bounds", () => {
    expect(decide({ shares: [0.9], max: 4 })).toEqual({ desired: 4, state: fresh });
    expect(decide({ shares: [0.1], min: 4 })).toEqual({ desired: 4, state: fresh });
  });
});

describe("cooldown", () => {
  test("nothing changes for five minutes after a change, whichever way it went", () => {
    expect(decide({ shares: [0.9], now: 20 })).toEqual({ desired: 5, state: { changed: 20 * m } });
    const state = { changed: 20 * m };
    for (const shares of [[0.9], [0.1]]) expect(decide({ shares, now: 24, state })).toEqual({ desired: 4, state });
    expect(decide({ shares: [0.9], now: 25, state })).toEqual({ desired: 5, state: { changed: 25 * m } });
    expect(decide({ shares: [0.1], now: 25, state })).toEqual({ desired: 3, state: { changed: 25 * m } });
  });
});

describe("no flapping", () => {
  test.each([
    [2, 0.5, 2], // on one machine 100 %
    [2, 0.425, 1], // 85 %, not above it
    [2, 0.43, 2], // 86 %
    [3, 0.58, 3], // 87 %
    [4, 0.58, 3], // 77.3 %
  ])("%i machines at %f: %i, as those that stay must not pass the threshold of adding", (current, share, wanted) => {
    expect(decide({ current, shares: [share] }).desired).toBe(wanted);
  });

  test("Microsoft's example: three at 575 stay, for 575 x 3 / 2 is above 600; three at 50 become two", () => {
    const byRequests = [add(1, requests(600)), remove(1, requests(576))];
    expect(decide({ rules: byRequests, current: 3, shares: [0], requests: 575 }).desired).toBe(3);
    expect(decide({ rules: byRequests, current: 3, shares: [0], requests: 50 }).desired).toBe(2);
  });

  test("any threshold of adding counts, not only that of the metric that removes", () => {
    const both = [add(1, cpu(0.85)), add(1, requests(100)), remove(1, cpu(0.6))];
    expect(decide({ rules: both, shares: [0.3], requests: 80 }).desired).toBe(4); // 106.7 on three
    expect(decide({ rules: both, shares: [0.3], requests: 70 }).desired).toBe(3); // 93.3
  });
});

describe("several rules", () => {
  const steep = [
    add(1, cpu(0.7)),
    add(3, cpu(0.9)),
    add(2, requests(100)),
    remove(2, cpu(0.4)),
    remove(1, requests(50)),
  ];

  test("of those that add, the one that adds most", () => {
    expect(decide({ rules: steep, shares: [0.8] }).desired).toBe(5);
    expect(decide({ rules: steep, shares: [0.95] }).desired).toBe(7);
    expect(decide({ rules: steep, shares: [0.8], requests: 120 }).desired).toBe(6);
  });

  test("removing needs every rule that removes, and takes the least", () => {
    expect(decide({ rules: steep, shares: [0.1], requests: 60 }).desired).toBe(4);
    expect(decide({ rules: steep, shares: [0.5], requests: 10 }).desired).toBe(4);
    expect(decide({ rules: steep, shares: [0.1], requests: 10 }).desired).toBe(3);
  });

  test("adding goes before removing", () => {
    const opposed = [add(1, requests(100)), remove(1, cpu(0.6))];
    expect(decide({ rules: opposed, shares: [0.1], requests: 120 }).desired).toBe(5);
  });

  test("without one that removes, nothing is removed", () => {
    expect(decide({ rules: [add(1, cpu(0.85))], shares: [0] }).desired).toBe(4);
  });
});

test("a script of minutes: 3.6 vCPUs on four machines, from minute 21 on 1.5", () => {
  const sizes: number[] = [];
  const shares: number[] = [];
  let current = 4;
  let state = fresh;
  for (let minute = 1; minute <= 40; minute++) {
    const load = minute <= 20 ? 3.6 : 1.5;
    shares.push(load / current);
    const window = shares.slice(-10);
    const samples = window.map((share) => {
      return { counted: 1, inService: 1, vcpus: share, slots: 0, concurrency: 0, requests: 0 };
    });
    const group = {
      now: minute * m,
      current,
      ready: current,
      samples,
      instance: { vcpus: 1, slots: 1 },
      min: 1,
      max: 9,
    };
    ({ desired: current, state } = scaleSet.decide(group, { rules, window: 10 * m, cooldown: 5 * m }, state));
    sizes.push(current);
  }
  const of = (from: number, to: number, size: number) => Array.from({ length: to - from + 1 }, () => size);
  expect(sizes).toEqual([
    ...of(1, 9, 4), // the window fills
    ...of(10, 22, 5), // 90 %; then 72 % each. Minute 22: (8 x 0.72 + 2 x 0.3) / 10 = 0.636
    ...of(23, 27, 4), // 0.594 is below 60 %, and 0.594 x 5 / 4 = 0.743 is not above 85 %
    ...of(28, 32, 3), // cooldown over: (2 x 0.72 + 3 x 0.3 + 5 x 0.375) / 10 = 0.4215, on three 0.562
    ...of(33, 40, 2), // (5 x 0.375 + 5 x 0.5) / 10 = 0.4375, on two 0.656; later 0.75 on each of two: nothing changes
  ]);
});

test("in words, and at a steady load", () => {
  const policy = { rules, window: 10 * m, cooldown: 5 * m };
  expect(scaleSet.describe(policy)).toBe("by rules: +1 above 85 % CPU, -1 below 60 % CPU, over 10 min");
  expect(scaleSet.rhythm(policy)).toEqual({ sample: m, samplesPerDecision: 1, memory: 10, warmUp: 0 });
  const steady = { vcpus: 3.6, concurrency: 0, requests: 0 };
  expect(scaleSet.steadySize(policy, steady, { vcpus: 2, slots: 1 })).toBe(3); // 1.8 / 0.85 = 2.1
  expect(scaleSet.start(policy, 4)).toEqual({ changed: null });
});
