import { expect, test } from "vitest";
import { formatDifference } from "../../src/report/format-difference.ts";

const around = (mean: number, half: number) => ({ mean, low: mean - half, high: mean + half });

test.each([
  [around(3.4, 0.3), "+3.40 (3.10 to 3.70)"],
  [around(-3.4, 0.3), "-3.40 (-3.70 to -3.10)"],
  [around(12_345, 1000), "+12,300 (11,300 to 13,300)"],
  [around(0.001, 2.5), "0.0 (-2.5 to 2.5)"],
  [around(0.4, 3.4), "+0.4 (-3.0 to 3.8)"],
  [around(5, 0), "+5"],
  [around(5, 0.0001), "+5.00"],
  [around(0, 0), "0"],
  [{ mean: -1, low: null, high: null }, "-1"],
  [{ mean: null, low: null, high: null }, "n/a"],
])("%o is %s", (difference, expected) => {
  expect(formatDifference(difference)).toBe(expected);
});

test("shares become percentage points, and the unit follows the difference", () => {
  expect(formatDifference(around(0.021, 0.001), { scale: 100, unit: " points" })).toBe("+2.10 points (2.00 to 2.20)");
});
