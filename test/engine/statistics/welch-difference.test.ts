import { expect, test } from "vitest";
import { chanceOf, halfWidth, meanError } from "../../../src/engine/statistics/mean-error.ts";
import { welchDifference } from "../../../src/engine/statistics/welch-difference.ts";

test("of 1..5 and 2, 4, 6 the error is the root of 11/6, with 484/137 degrees of freedom", () => {
  // Variances 5/2 and 4, of the means 1/2 and 4/3. (11/6)^2 / ((1/2)^2 / 4 + (4/3)^2 / 2) = 484/137.
  const { standardError, degreesOfFreedom } = welchDifference(meanError([1, 2, 3, 4, 5])!, meanError([2, 4, 6])!);
  expect(standardError).toBeCloseTo(Math.sqrt(11 / 6), 14);
  expect(degreesOfFreedom).toBeCloseTo(484 / 137, 12);
});

test("equal spreads of equally many add their degrees of freedom", () => {
  const one = meanError([1, 2, 3, 4])!;
  expect(welchDifference(one, meanError([11, 12, 13, 14])!).degreesOfFreedom).toBeCloseTo(6, 12);
});

test("beside one that does not vary the other's degrees count alone", () => {
  const still = meanError([7, 7, 7, 7, 7, 7])!;
  expect(welchDifference(meanError([1, 2, 4])!, still).degreesOfFreedom).toBe(2);
  expect(welchDifference(meanError([1e-200, 2e-200, 4e-200])!, still).degreesOfFreedom).toBeGreaterThanOrEqual(2);
});

test("two that do not vary have no error, and any difference of theirs is no chance", () => {
  const error = welchDifference(meanError([7, 7])!, meanError([8, 8, 8])!);
  expect(halfWidth(error)).toBe(0);
  expect([chanceOf(1, error), chanceOf(0, error)]).toEqual([0, 1]);
});

test("a single value tells nothing of its error", () => {
  expect([meanError([]), meanError([3])]).toEqual([null, null]);
});
