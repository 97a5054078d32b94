import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { targetTracking } from "../../../src/platforms/autoscaling/target-tracking.ts";

interface Given {
  readonly current?: number;
  readonly counted?: number;
  readonly recent: readonly number[];
  readonly min?: number;
  readonly max?: number;
}

const policy = { target: { metric: "cpu", value: 0.6 } } as const;

/** The wish of a group of instances of one vCPU, whose shares of CPU by period are `recent`. */
const desired = ({ current = 4, counted = current, recent, min = 1, max = 100 }: Given) => {
  const samples = recent.map((share) => ({
    ...{ counted, inService: counted, slots: 0, concurrency: 0, requests: 0 },
    vcpus: share * counted,
  }));
  const instance = { vcpus: 1, slots: 100 };
  const group = { now: 0, current, ready: counted, samples, instance, min, max };
  return targetTracking.decide(group, policy, null).desired;
};
const times = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

describe("growing", () => {
  test("takes three of three periods above the target, not two, nor three at it", () => {
    expect(desired({ recent: [0.9, 0.9] })).toBe(4);
    expect(desired({ recent: [0.9, 0.5, 0.9, 0.9] })).toBe(4);
    expect(desired({ recent: [0.6, 0.9, 0.9] })).toBe(4);
    expect(desired({ recent: [0.5, 0.61, 0.61, 0.9] })).toBe(6);
  });

  test.each([
    [4, 0.9, 6], // 4 x 0.9 / 0.6
    [4, 0.61, 5], // 4.07 rounded up
    [10, 1, 17], // 16.7
    [2, 1.2, 4], // exactly 4, whatever the last bit of 1.2 / 0.6
    [7, 0.66, 8], // 7.7
  ])("%i machines at %f want %i", (current, value, wanted) => {
    expect(desired({ current, recent: times(3, value) })).toBe(wanted);
  });

  test("the newest value decides how far", () => {
    expect(desired({ current: 10, recent: [1, 1, 0.7] })).toBe(12);
  });

  test("what still warms up counts as capacity: the same load is not answered twice", () => {
    // Four measured at 0.9 need six; two of them are on their way already.
    expect(desired({ current: 6, counted: 4, recent: times(3, 0.9) })).toBe(6);
    // At 1.2 they need eight: two more.
    expect(desired({ current: 6, counted: 4, recent: times(3, 1.2) })).toBe(8);
  });

  test("never above the maximum, and never shrinks for being hot", () => {
    expect(desired({ current: 9, recent: times(3, 1), max: 10 })).toBe(10);
    expect(desired({ current: 6, counted: 1, recent: times(3, 0.7) })).toBe(6);
  });
});

describe("shrinking", () => {
  test("takes fifteen of fifteen periods below 90 % of the target", () => {
    expect(desired({ recent: times(14, 0.3) })).toBe(4);
    expect(desired({ recent: times(15, 0.3) })).toBe(3);
    expect(desired({ recent: [...times(14, 0.3), 0.54] })).toBe(4);
    expect(desired({ recent: [...times(14, 0.3), 0.5399] })).toBe(4); // 3.6 are needed
    expect(desired({ recent: [0.9, ...times(14, 0.3)] })).toBe(4);
  });

  test("removes a tenth at a time, and no more than the load allows", () => {
    expect(desired({ current: 40, recent: times(15, 0) })).toBe(36);
    expect(desired({ current: 19, recent: times(15, 0) })).toBe(18);
    expect(desired({ current: 40, recent: times(15, 0.53) })).toBe(36); // 35.3 are needed
    expect(desired({ current: 100, recent: times(15, 0.58 * 0.9) })).toBe(90); // 87
    expect(desired({ current: 30, recent: times(15, 0.535) })).toBe(27); // 26.75
    expect(desired({ current: 30, recent: times(15, 0.5399) })).toBe(27); // 26.995
  });

  test("never below the minimum", () => {
    expect(desired({ current: 2, recent: times(15, 0), min: 2 })).toBe(2);
    expect(desired({ current: 3, recent: times(15, 0), min: 5 })).toBe(5); // a schedule has raised it
  });
});

test("periods without figures change nothing", () => {
  expect(desired({ recent: times(15, Number.NaN) })).toBe(4);
  expect(desired({ recent: [] })).toBe(4);
  expect(desired({ recent: [0.9, Number.NaN, 0.9] })).toBe(4);
});

test("a script of instants: one metric value a minute, and the size after it", () => {
  const recent: number[] = [];
  let current = 2;
  const sizes: number[] = [];
  const script = [...times(2, 0.5), ...times(4, 0.9), ...times(3, 0.6), ...times(16, 0.2), ...times(2, 0.7)];
  for (const value of script) {
    recent.push(value);
    current = desired({ current, recent: recent.slice(-targetTracking.rhythm(policy).memory) });
    sizes.push(current);
  }
  // Minutes 3 to 6 are hot: minute 5 makes 3 of 2, minute 6 makes 5 of 3 (4.5). Minutes 10 to 25 are cool: the fifteenth
  // of them, minute 24, makes 4 of 5, minute 25 makes 3 of 4. Two hot minutes change nothing.
  expect(sizes).toEqual([2, 2, 2, 2, 3, 5, ...times(17, 5), 4, 3, 3, 3]);
});

test("laws: within bounds; more load never wants fewer (a failure prints its seed)", () => {
  const load = fc.double({ min: 0, max: 2, noNaN: true });
  const group = fc.record({
    current: fc.integer({ min: 1, max: 50 }),
    recent: fc.array(load, { maxLength: 15 }),
    min: fc.integer({ min: 1, max: 20 }),
    more: fc.integer({ min: 0, max: 50 }),
    factor: fc.double({ min: 1, max: 3, noNaN: true }),
  });
  fc.assert(
    fc.property(group, ({ current, recent, min, more, factor }) => {
      const max = min + more;
      const wanted = desired({ current, recent, min, max });
      expect(wanted).toBeGreaterThanOrEqual(min);
      expect(wanted).toBeLessThanOrEqual(max);
      const busier = desired({ current, recent: recent.map((value) => value * factor), min, max });
      expect(busier).toBeGreaterThanOrEqual(wanted);
    }),
  );
});
