import { expect, test } from "vitest";
import { evaluate, rangeOf } from "./range-arithmetic.ts";

test.each([
  ["1 + 2 x 3", 7],
  ["(1 + 2) x 3 - 4", 5],
  ["12 / 4 / 3", 1],
  ["sqrt(9) x sqrt(1 + 3)", 6],
  ["1,460 h x 3 USD", 4380],
  ["2 GB-s x 10 LCU-h", 20],
])("%s = %d", (expression, value) => {
  const { low, high } = evaluate(expression);
  expect((low + high) / 2).toBeCloseTo(value, 4);
  expect(low).toBeLessThanOrEqual(value);
  expect(high).toBeGreaterThanOrEqual(value);
});

test("a rounded number stands for all that it may have been", () => {
  expect(rangeOf("0.25", 2).low).toBeCloseTo(0.245, 12);
  expect(rangeOf("0.25", 2).high).toBeCloseTo(0.255, 12);
  expect(rangeOf("1,200", 3)).toEqual({ low: 1199.5, high: 1200.5 }); // four digits are shown
  expect(evaluate("1,200")).toEqual({ low: 1200, high: 1200 });
  expect(rangeOf("9.5", 3)).toEqual({ low: 9.495, high: 9.505 });
  const { low, high } = evaluate("2.5 - 0.25");
  expect([low, high]).toEqual([2.5 - 5e-7 - 0.25 - 5e-8, 2.5 + 5e-7 - 0.25 + 5e-8]);
});

test.each(["1 +", "(1", "1 2", "x", "1 & 2", "1 / 0", "sqrt 4"])("%s is refused", (expression) => {
  expect(() => evaluate(expression)).toThrow();
});
