import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GroupSample } from "../../../src/platforms/autoscaling/autoscaler.ts";
import { cloudRun } from "../../../src/platforms/autoscaling/cloud-run.ts";

const policy = { cpu: 0.6, concurrency: 0.6 };

interface Given {
  readonly samples: readonly Partial<GroupSample>[];
  readonly vcpus?: number;
  readonly slots?: number;
  readonly min?: number;
  readonly max?: number;
}

/** The wish of a group of 4 instances of one vCPU and 80 slots, unless it is said otherwise. */
function desired({ samples, vcpus = 1, slots = 80, min = 0, max = 100 }: Given): number {
  const nothing = { counted: 4, inService: 4, vcpus: 0, slots: 0, concurrency: 0, requests: 0 };
  const group = {
    ...{ now: 0, current: 4, ready: 4, min, max },
    samples: samples.map((sample) => ({ ...nothing, ...sample })),
    instance: { vcpus, slots },
  };
  return cloudRun.decide(group, policy, null).desired;
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test("looks every 5 s at the last minute", () => {
  expect(cloudRun.rhythm(policy)).toEqual({ sample: 5_000_000, samplesPerDecision: 1, memory: 12, warmUp: 0 });
});

describe("desired = ceil(mean of the minute / of one instance / target), the larger of both drivers", () => {
  test.each([
    [{ vcpus: 1.2 }, 2], // 1.2 / 0.6, exactly 2
    [{ vcpus: 1.21 }, 3],
    [{ vcpus: 3.9 }, 7], // 6.5
    [{ concurrency: 48 }, 1], // 80 x 60 %
    [{ concurrency: 48.1 }, 2],
    [{ concurrency: 480 }, 10],
    [{ vcpus: 2.9, concurrency: 480 }, 10], // 4.83 by CPU
    [{ vcpus: 9, concurrency: 480 }, 15],
    [{}, 0],
  ])("a minute of %o: %i", (sample, wanted) => {
    expect(desired({ samples: times(12, sample) })).toBe(wanted);
  });

  test("larger instances need fewer, fractions of a vCPU more", () => {
    const samples = times(12, { vcpus: 2.4, concurrency: 4 });
    expect([desired({ samples, vcpus: 4 }), desired({ samples, vcpus: 0.5, slots: 1 })]).toEqual([1, 8]);
    // 4 requests / 1 / 0.6 = 6.7, and 2.4 / 0.5 / 0.6 = 8.
  });

  test("a run's first samples are all there is of the minute", () => {
    expect(desired({ samples: [{ concurrency: 96 }] })).toBe(2);
    expect(desired({ samples: [] })).toBe(0);
  });

  test("instances that came during a sample use as much as the others; where all came, nothing is known of CPU", () => {
    expect(desired({ samples: times(12, { counted: 2, inService: 3, vcpus: 1.2 }) })).toBe(3); // 1.8 / 0.6
    expect(desired({ samples: times(12, { counted: 0, inService: 0.5, vcpus: 0 }) })).toBe(0);
  });

  test("within the bounds", () => {
    expect(desired({ samples: times(12, {}), min: 2 })).toBe(2);
    expect(desired({ samples: times(12, { concurrency: 4800 }), max: 7 })).toBe(7);
  });
});

/** A script of instants: one sample every 5 s, and the size after it. */
function trace(script: readonly Partial<GroupSample>[]): number[] {
  return script.map((_, i) => desired({ samples: script.slice(Math.max(0, i - 11), i + 1) }));
}

test("a step of concurrency from 48 to 480: a minute until the mean has followed, and a minute back", () => {
  const script = [
    ...times(12, { concurrency: 48 }),
    ...times(12, { concurrency: 480 }),
    ...times(12, { concurrency: 48 }),
  ];
  // k of 12 samples at 480: the mean is 48 + 36 k, and 1 + 0.75 k instances carry it.
  const rising = [2, 3, 4, 4, 5, 6, 7, 7, 8, 9, 10, 10];
  const falling = [10, 9, 8, 7, 7, 6, 5, 4, 4, 3, 2, 1];
  expect(trace(script)).toEqual([...times(12, 1), ...rising, ...falling]);
});

test("a burst of CPU of 5 s: a twelfth of it counts for a minute, then nothing", () => {
  // 7.2 vCPU for 5 s are 0.6 over the minute.
  const script = [...times(12, {}), { vcpus: 7.2 }, ...times(12, {})];
  expect(trace(script)).toEqual([...times(12, 0), ...times(12, 1), 0]);
});

test("the size at a steady load", () => {
  const size = (vcpus: number, concurrency: number) =>
    cloudRun.steadySize(policy, { vcpus, concurrency, requests: 1 }, { vcpus: 1, slots: 80 });
  expect([size(1.2, 40), size(1.2, 100), size(0, 0)]).toEqual([2, 3, 0]);
});

test("laws: within bounds; more load never wants fewer (a failure prints its seed)", () => {
  const sample = fc.record({
    vcpus: fc.double({ min: 0, max: 50, noNaN: true }),
    concurrency: fc.integer({ min: 0, max: 5000 }),
  });
  const group = fc.record({
    samples: fc.array(sample, { maxLength: 12 }),
    min: fc.integer({ min: 0, max: 20 }),
    more: fc.integer({ min: 0, max: 50 }),
    factor: fc.double({ min: 1, max: 3, noNaN: true }),
  });
  fc.assert(
    fc.property(group, ({ samples, min, more, factor }) => {
      const max = min + more;
      const wanted = desired({ samples, min, max });
      expect(wanted).toBeGreaterThanOrEqual(min);
      expect(wanted).toBeLessThanOrEqual(max);
      const busier = samples.map(({ vcpus, concurrency }) => ({
        vcpus: vcpus * factor,
        concurrency: concurrency * factor,
      }));
      expect(desired({ samples: busier, min, max })).toBeGreaterThanOrEqual(wanted);
    }),
  );
});
