import { expect, test } from "vitest";
import { expectedSteps } from "../../../../src/analysis/tune/closed-form/expected-steps.ts";
import { lawOf } from "../../../../src/engine/fitting/law-of.ts";

const whole = { step: 1000, cut: Number.POSITIVE_INFINITY, rounding: 0 };

test.each([0.05, 0.3, 1, 7, 80, 3000, 400_000])(
  "exponential of %d steps: geometric, 1 / (1 - exp(-1 / mean))",
  (mean) => {
    const steps = expectedSteps(lawOf({ kind: "exponential", mean: 1000 * mean }), whole);
    const exact = -1 / Math.expm1(-1 / mean);
    expect(Math.abs(steps / exact - 1)).toBeLessThan(1e-6);
  },
);

test.each([
  // From 200 to 2,600 us: 800 of 2,400 take one step, 1,000 two, 600 three.
  { from: 200, to: 2600, exact: (800 * 1 + 1000 * 2 + 600 * 3) / 2400 },
  { from: 5200, to: 5400, exact: 6 },
  // Whole steps: half of one more than the mean.
  { from: 0, to: 4000, exact: 2.5 },
  { from: 100_000_000, to: 104_000_000, exact: 102_000.5 },
])("uniform from $from to $to", ({ from, to, exact }) => {
  expect(expectedSteps(lawOf({ kind: "uniform", from, to }), whole)).toBeCloseTo(exact, 3);
});

test("no law but whole numbers: three values far apart", () => {
  const law = lawOf({
    kind: "mixture",
    of: [
      { weight: 90, kind: "constant", value: 1500 },
      { weight: 9, kind: "constant", value: 700_001 },
      { weight: 1, kind: "constant", value: 20_000_000 },
    ],
  });
  const exact = 0.9 * 2 + 0.09 * 701 + 0.01 * 20_000;
  // What lies far out is placed to within a 512th of its distance, half of one on average.
  expect(Math.abs(expectedSteps(law, whole) - exact)).toBeLessThanOrEqual(200 / 1024);
});

test("cut: a time beyond takes the steps up to there", () => {
  const law = lawOf({ kind: "exponential", mean: 4000 });
  const chance = (k: number) => Math.exp(-k / 4);
  expect(expectedSteps(law, { ...whole, cut: 3000 })).toBeCloseTo(1 + chance(1) + chance(2), 12);
  expect(expectedSteps(law, { ...whole, cut: 3001 })).toBeCloseTo(1 + chance(1) + chance(2) + chance(3), 12);
});

test("half a microsecond: times are rounded to whole ones before they are rounded up", () => {
  const law = lawOf({ kind: "uniform", from: 999, to: 1001 });
  expect(expectedSteps(law, { ...whole, rounding: 0.5 })).toBeCloseTo(1.25, 12);
});
