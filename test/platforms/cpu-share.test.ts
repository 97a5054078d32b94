import { expect, test } from "vitest";
import { quantisedInverse, quantisedSteps, quantisedWall } from "../../src/platforms/cpu-share.ts";

test("a quarter of a vCPU: 5 ms of each window of 20 ms", () => {
  expect(quantisedSteps(0.25)).toEqual({ quota: 5000, window: 20_000 });
  // 12 ms of work: two windows, then 2 ms of the third.
  expect(quantisedWall(12_000, 0.25)).toBe(42_000);
  expect(quantisedInverse(42_000, 0.25)).toBe(12_000);
  // Nothing is done between the end of a quota and that of its window.
  expect([5000, 12_000, 20_000, 21_000].map((wall) => quantisedInverse(wall, 0.25))).toEqual([5000, 5000, 5000, 6000]);
});

test("work done within its own time is all of it", () => {
  for (const vcpus of [0.0724, 0.25, 0.5, 0.96]) {
    for (let cpu = 137; cpu < 200_000; cpu += 137) {
      expect(quantisedInverse(quantisedWall(cpu, vcpus), vcpus)).toBeCloseTo(cpu, 6);
    }
  }
});
