import { expect, test } from "vitest";
import { meanCut } from "../../../../src/analysis/tune/closed-form/mean-cut.ts";
import { lawOf } from "../../../../src/engine/fitting/law-of.ts";

test.each([0.01, 0.5, 1, 3, 10, 25])("exponential, cut at %d means: 1 - exp(-cut)", (cut) => {
  const law = lawOf({ kind: "exponential", mean: 80_000 });
  const { mean, share } = meanCut(law, law.mean, 80_000 * cut);
  expect(Math.abs(mean / (80_000 * -Math.expm1(-cut)) - 1)).toBeLessThan(1e-6);
  expect(share).toBeCloseTo(Math.exp(-cut), 12);
});

test.each([1.2, 2, 5])("Pareto of shape %d, whose tail is long", (shape) => {
  const law = lawOf({ kind: "pareto", mean: 50_000, shape });
  const least = (50_000 * (shape - 1)) / shape;
  const cut = 30_000_000;
  // least + the integral of (x / least)^-shape from there to the cut.
  const exact = least + (least / (shape - 1)) * -Math.expm1((1 - shape) * Math.log(cut / least));
  expect(Math.abs(meanCut(law, law.mean, cut).mean / exact - 1)).toBeLessThan(1e-4);
});

test("a cut that nothing reaches takes nothing off", () => {
  const law = lawOf({ kind: "uniform", from: 10, to: 30 });
  expect(meanCut(law, 20, 30)).toEqual({ mean: 20, share: 0 });
  expect(meanCut(law, 20, 20).mean).toBeCloseTo(17.5, 9);
});
