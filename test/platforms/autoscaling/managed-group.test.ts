import { describe, expect, test } from "vitest";
import { managedGroup } from "../../../src/platforms/autoscaling/managed-group.ts";
import { m, s } from "../hand-made.ts";

const policy = { target: { metric: "cpu", value: 0.6 }, initialisation: 60 * s } as const;

/** A minute in which the group's load was so many vCPUs, on machines of one vCPU that all count unless it is said. */
interface Minute {
  readonly load: number;
  readonly inService: number;
  readonly counted?: number;
}

const sampleOf = ({ load, inService, counted = inService }: Minute) => ({
  ...{ counted, inService, slots: 0, concurrency: 0, requests: load },
  vcpus: (load * counted) / inService,
});

const decide = (minutes: readonly Minute[], { current = 4, min = 1, max = 100 } = {}) => {
  const samples = minutes.slice(-managedGroup.rhythm(policy).memory).map(sampleOf);
  const group = { now: 0, current, ready: current, samples, instance: { vcpus: 1, slots: 100 }, min, max };
  return managedGroup.decide(group, policy, null).desired;
};

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test.each([
  [2.4, 4], // exactly 4 x 60 %
  [2.41, 5],
  [3.6, 6],
  [4, 7], // 6.67, rounded up
])("a load of %f vCPUs wants %i machines at 60 %% at once", (load, wanted) => {
  expect(decide([{ load, inService: 4 }])).toBe(wanted);
});

test("what is initialising is not measured, but it carries its share of the load", () => {
  expect(decide([{ load: 3.6, inService: 6, counted: 4 }], { current: 6 })).toBe(6);
  expect(decide([{ load: 3.6, inService: 6, counted: 0 }], { current: 6 })).toBe(6); // nothing is known: nothing changes
});

describe("the peak of the last ten minutes", () => {
  /** Desired sizes minute by minute, of a group that has each at once; the trace gives its load. */
  function trace(loads: readonly number[], start: number): readonly number[] {
    const minutes: Minute[] = [];
    const desired: number[] = [];
    let current = start;
    for (const load of loads) {
      minutes.push({ load, inService: current });
      current = decide(minutes, { current });
      desired.push(current);
    }
    return desired;
  }

  test("is kept for ten minutes; then all surplus goes in one step", () => {
    // 1.2 needs two, 3 needs five, 0.6 needs one.
    const loads = [...times(10, 1.2), 3, ...times(12, 0.6)];
    expect(trace(loads, 2)).toEqual([...times(10, 2), ...times(10, 5), 1, 1, 1]);
  });

  test("falls only to the next highest peak within them", () => {
    // Minute 11 needs five, minute 14 three (1.8): five until minute 20, three until minute 23, then one.
    const loads = [...times(10, 1.2), 3, 0.6, 0.6, 1.8, ...times(11, 0.6)];
    expect(trace(loads, 2)).toEqual([...times(10, 2), ...times(10, 5), 3, 3, 3, 1, 1]);
  });

  test("nothing is removed before ten minutes have been seen", () => {
    expect(trace(times(11, 0.6), 5)).toEqual([...times(9, 5), 1, 1]);
  });
});

test("bounds hold", () => {
  expect(decide([{ load: 60, inService: 60 }], { current: 60, max: 80 })).toBe(80);
  expect(decide(times(10, { load: 0, inService: 4 }), { min: 2 })).toBe(2);
});

test("the initialisation period is the warm-up; a steady load starts at the size that keeps to the target", () => {
  expect(managedGroup.rhythm(policy)).toEqual({ sample: m, samplesPerDecision: 1, memory: 10, warmUp: m });
  const steady = { vcpus: 3.6, concurrency: 0, requests: 0 };
  expect(managedGroup.steadySize(policy, steady, { vcpus: 2, slots: 1 })).toBe(3);
  expect(managedGroup.describe(policy)).toBe("at 60 % CPU");
});
