import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GroupSample } from "../../../src/platforms/autoscaling/autoscaler.ts";
import { azureScaleController } from "../../../src/platforms/autoscaling/azure-scale-controller.ts";

const policy = { cpu: 0.7, requests: 16, perSecond: 1 };

/** The wish of a group of instances of one vCPU, of which so many are in service and so many are being started. */
function desired(
  sample: Partial<GroupSample>,
  { ready = 4, starting = 0, max = 200, perSecond = 1, vcpus = 1 } = {},
): number {
  const seen = { counted: ready, inService: ready, vcpus: 0, slots: 0, concurrency: 0, requests: 0, ...sample };
  const group = {
    ...{ now: 0, current: ready + starting, ready, min: 0, max },
    samples: [seen],
    instance: { vcpus, slots: 100 },
  };
  return azureScaleController.decide(group, { ...policy, perSecond }, null).desired;
}

test("looks every second at that second, and sends nobody through the line while there are instances", () => {
  expect(azureScaleController.rhythm(policy)).toEqual({
    ...{ sample: 1_000_000, samplesPerDecision: 1, memory: 1, warmUp: 0 },
  });
  expect(azureScaleController.startsThroughLine!(policy, 0)).toBe(false);
});

describe("one more where a mean per instance is above its target", () => {
  test.each([
    [{ vcpus: 2.8 }, 4], // 70 % of four, exactly
    [{ vcpus: 2.81 }, 5],
    [{ vcpus: 4 }, 5],
    [{ concurrency: 64 }, 4], // 16 each
    [{ concurrency: 64.1 }, 5],
    [{ concurrency: 6400 }, 5], // and no faster than one a second
    [{ vcpus: 2.9, concurrency: 1 }, 5],
    [{}, 4], // it takes none away
  ])("four that see %o: %i", (sample, wanted) => {
    expect(desired(sample)).toBe(wanted);
  });

  test("what is being started counts as not used yet", () => {
    expect(desired({ vcpus: 4 }, { starting: 1 })).toBe(6); // 4 of 5 vCPU
    expect(desired({ vcpus: 4 }, { starting: 2 })).toBe(6); // 4 of 6: 67 %
    expect(desired({ concurrency: 80 }, { starting: 1 })).toBe(5); // 16 each
  });

  test("what came during the second uses as much as the others", () => {
    expect(desired({ counted: 3, inService: 4, vcpus: 2.1 })).toBe(4); // 2.8 in all
    expect(desired({ counted: 3, inService: 4, vcpus: 2.2 })).toBe(5);
    expect(desired({ counted: 0, inService: 0.5 }, { ready: 1 })).toBe(1);
  });

  test("never beyond the most", () => {
    expect(desired({ concurrency: 6400 }, { max: 4 })).toBe(4);
  });
});

test("a script: 100 requests from nothing, one a second as long as they fill more", () => {
  // 100 / 16 is 6.25: seven.
  let current = 0;
  const sizes = Array.from({ length: 9 }, () => {
    current = desired({ counted: 0, inService: 0, concurrency: 100 }, { ready: 0, starting: current });
    return current;
  });
  expect(sizes).toEqual([1, 2, 3, 4, 5, 6, 7, 7, 7]);
});

test("faster where it is told so, though never beyond what is filled", () => {
  expect(desired({ concurrency: 100 }, { perSecond: 2 })).toBe(6);
  expect(desired({ concurrency: 100 }, { perSecond: 10 })).toBe(7);
});

test("at any load: from as many as there are up to one more (a failure prints the seed that repeats it)", () => {
  const count = fc.integer({ min: 0, max: 50 });
  const load = fc.double({ min: 0, max: 5000, noNaN: true });
  fc.assert(
    fc.property(count, count, load, load, (ready, starting, vcpus, concurrency) => {
      const grown = desired({ vcpus, concurrency }, { ready, starting }) - ready - starting;
      expect([0, 1]).toContain(grown);
    }),
  );
});

test("describes itself, and the size that keeps to both targets", () => {
  expect(azureScaleController.describe(policy)).toBe("above 70 % CPU or 16 requests each");
  const steady = (vcpus: number, concurrency: number) =>
    azureScaleController.steadySize(policy, { vcpus, concurrency, requests: 0 }, { vcpus: 1, slots: 100 });
  expect([steady(1.4, 16), steady(1.5, 16), steady(0, 33)]).toEqual([2, 3, 3]);
});

describe("where it takes instances away", () => {
  const m = 60_000_000;
  const shrinking = { ...policy, scaleInAfter: 10 * m };

  /** The wishes of ten instances that are asked at those minutes, with so many vCPUs in use. */
  function wishes(script: readonly (readonly [minute: number, vcpus: number])[]): readonly number[] {
    let state = azureScaleController.start(shrinking, 10);
    let current = 10;
    return script.map(([minute, vcpus]) => {
      const seen = { counted: current, inService: current, vcpus, slots: 0, concurrency: 0, requests: 0 };
      const group = {
        ...{ now: minute * m, current, ready: current, min: 2, max: 200 },
        samples: [seen],
        instance: { vcpus: 1, slots: 100 },
      };
      const decision = azureScaleController.decide(group, shrinking, state);
      state = decision.state;
      current = decision.desired;
      return current;
    });
  }

  test("to the most that were needed in the ten minutes in which fewer were enough", () => {
    // 2.1 vCPU fill three, 3.5 five.
    expect(
      wishes([
        [0, 2.1],
        [5, 3.5],
        [9.9, 2.1],
        [10, 2.1],
        [19, 2.1],
        [20, 2.1],
      ]),
    ).toEqual([10, 10, 10, 5, 5, 5]);
  });

  test("the time begins anew when all are needed, and goes on after an instance has gone", () => {
    expect(
      wishes([
        [0, 2.1],
        [9, 7],
        [10, 2.1],
        [19, 2.1],
        [20, 2.1],
        [21, 2.1],
        [31, 2.1],
      ]),
    ).toEqual([10, 10, 10, 10, 3, 3, 3]);
  });

  test("never below the least", () => {
    expect(
      wishes([
        [0, 0],
        [10, 0],
      ]),
    ).toEqual([10, 2]);
  });
});
