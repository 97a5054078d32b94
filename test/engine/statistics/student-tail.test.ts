import { expect, test } from "vitest";
import { studentQuantile } from "../../../src/engine/statistics/student-quantile.ts";
import { studentTail } from "../../../src/engine/statistics/student-tail.ts";

/** Closed forms of P(|t| > x). */
const exact = {
  1: (x: number) => (2 / Math.PI) * Math.atan2(1, x),
  2: (x: number) => 2 / (x * x + 2 + x * Math.sqrt(x * x + 2)), // 1 - x / sqrt(x^2 + 2) without the cancellation
};

test.each([0.01, 0.5, 1, 3, 10, 300, 1e5])("at %s it is the closed form of one and of two degrees of freedom", (x) => {
  for (const degrees of [1, 2] as const) expect(studentTail(x, degrees) / exact[degrees](x)).toBeCloseTo(1, 9);
});

test("nothing exceeds infinity, everything zero, and a twentieth the quantile of 95 %", () => {
  expect(studentTail(Number.POSITIVE_INFINITY, 4)).toBe(0);
  expect(studentTail(0, 4)).toBe(1);
  for (const degrees of [1, 4, 9, 99]) expect(studentTail(studentQuantile(degrees), degrees)).toBeCloseTo(0.05, 12);
});
