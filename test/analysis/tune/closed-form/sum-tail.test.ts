import { expect, test } from "vitest";
import { meanCut } from "../../../../src/analysis/tune/closed-form/mean-cut.ts";
import { sumTail } from "../../../../src/analysis/tune/closed-form/sum-tail.ts";
import type { DistributionSettings } from "../../../../src/engine/distributions/index.ts";
import { lawOf } from "../../../../src/engine/fitting/law-of.ts";

const time = (settings: DistributionSettings) => {
  const law = lawOf(settings);
  return { tail: law, mean: law.mean };
};

test("a law and a constant are that law, later", () => {
  const sum = sumTail(time({ kind: "constant", value: 500 }), time({ kind: "exponential", mean: 1000 }));
  expect(sum.above(400)).toBe(1);
  expect(sum.above(2500)).toBeCloseTo(Math.exp(-2), 12);
});

test.each([0.2, 1, 2, 4, 8])("two exponentials of 3 and 1: at %d, nearly (3 exp(-x / 3) - exp(-x)) / 2", (x) => {
  const sum = sumTail(time({ kind: "exponential", mean: 1 }), time({ kind: "exponential", mean: 3 }));
  const exact = (3 * Math.exp(-x / 3) - Math.exp(-x)) / 2;
  // Values move within their shares of a 64th each, up or down: no chance moves by more.
  expect(Math.abs(sum.above(x) - exact)).toBeLessThan(1 / 64);
  const missed = meanCut(sum, 4, x).mean - (4 - (9 * Math.exp(-x / 3) - Math.exp(-x)) / 2);
  expect(Math.abs(missed)).toBeLessThan(4 / 64);
});

test("its mean is the sum of both", () => {
  const sum = sumTail(time({ kind: "lognormal", mean: 80, p95: 160 }), time({ kind: "exponential", mean: 30 }));
  expect(meanCut(sum, 110, 5000).mean).toBeCloseTo(110, 4);
});
