import { describe, expect, it, test } from "vitest";
import { createSampleSet, type DistributionSettings, sampleSetKey } from "../../../src/engine/distributions/index.ts";
import { lowerGammaShare, upperGammaShare } from "../../../src/engine/fitting/incomplete-gamma.ts";
import { lawOf } from "../../../src/engine/fitting/law-of.ts";
import { distributionBelow, distributionQuantile, quantilesOf } from "../../../src/engine/fitting/quantiles-of.ts";
import { poissonProbabilities } from "../../../src/engine/laws/poisson-probabilities.ts";
import { standardNormalExceedance } from "../../../src/engine/standard-normal.ts";
import { drawSorted } from "./draws.ts";

const laws: readonly DistributionSettings[] = [
  { kind: "exponential", mean: 250_000 },
  { kind: "lognormal", median: 80_000, sigma: 0.6 },
  { kind: "lognormal", mean: 60_000, p95: 140_000 },
  { kind: "gamma", mean: 100_000, cv: 0.4 },
  { kind: "gamma", mean: 100_000, cv: 0.01 },
  { kind: "gamma", mean: 100_000, cv: 3 },
  { kind: "weibull", mean: 100_000, shape: 0.7 },
  { kind: "weibull", mean: 100_000, shape: 4 },
  { kind: "normal", mean: 100_000, sd: 30_000 },
  { kind: "normal", mean: 20_000, sd: 30_000 },
  { kind: "uniform", from: 50_000, to: 90_000 },
  { kind: "pareto", mean: 100_000, shape: 2.5 },
  { kind: "shifted-lognormal", shift: 40_000, mu: 10, sigma: 0.8 },
  { kind: "empirical", quantiles: { p0: 1_000, p50: 20_000, p90: 60_000, p100: 900_000 } },
  {
    kind: "mixture",
    of: [
      { weight: 1, kind: "lognormal", median: 5_000, sigma: 0.4 },
      { weight: 3, kind: "exponential", mean: 90_000 },
    ],
  },
];

describe.each(laws)("the functions of $kind", (settings) => {
  const law = lawOf(settings);

  it("undo each other, and both tails make one", () => {
    for (const probability of [0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999]) {
      const x = law.quantile(probability);
      expect(law.below(x)).toBeCloseTo(probability, 10);
      expect(law.quantile(law.below(x)) / x).toBeCloseTo(1, 10);
      expect(law.below(x) + law.above(x)).toBeCloseTo(1, 12);
    }
  });

  it("begin at zero, never fall, and end at one", () => {
    const points = Array.from({ length: 400 }, (_, i) => (i - 10) * 5_000).map(law.below);
    expect(points[0]).toBe(0);
    points.forEach((share, i) => {
      expect(share).toBeGreaterThanOrEqual((points[i - 1] ?? 0) - 1e-15);
      expect(share).toBeLessThanOrEqual(1);
    });
    expect(law.below(Number.POSITIVE_INFINITY)).toBe(1);
    expect(law.quantile(0)).toBeGreaterThanOrEqual(0);
    expect(law.quantile(1)).not.toBeNaN();
  });

  it("are those of the values that are drawn", () => {
    const size = 20_000;
    const sorted = drawSorted(settings, { seed: 7, size });
    let distance = 0;
    sorted.forEach((x, i) => {
      if (sorted[i + 1] !== x) distance = Math.max(distance, Math.abs(law.below(x + 0.5) - (i + 1) / size));
    });
    // Kolmogorov's distance exceeds 1.95 / sqrt(n) once in a thousand.
    expect(distance).toBeLessThan(1.95 / Math.sqrt(size));
  });

  it("have the mean that the area above the distribution function gives", () => {
    // Trapezia on a grid that grows by 0.2 %: their error is a millionth, and what lies beyond its end less than that.
    const end = law.quantile(1 - 1e-10);
    let area = 0;
    for (let x = 1e-3, above = 1; x < end; ) {
      const next = x * 1.002;
      area += ((above + law.above(next)) / 2) * (next - x);
      above = law.above(next);
      x = next;
    }
    expect(area / law.mean).toBeCloseTo(1, 4);
  });
});

test("a constant is one step", () => {
  const law = lawOf({ kind: "constant", value: 50 });
  expect([law.below(49.9), law.below(50), law.above(49.9), law.quantile(0.3)]).toEqual([0, 1, 1, 50]);
});

test("by hand: exponential, uniform, Weibull of shape 1, gamma of cv 1 and a table", () => {
  expect(distributionQuantile({ kind: "exponential", mean: 100 }, 1 - Math.exp(-2))).toBeCloseTo(200, 9);
  expect(distributionQuantile({ kind: "uniform", from: 10, to: 30 }, 0.25)).toBe(15);
  expect(distributionBelow({ kind: "weibull", mean: 100, shape: 1 }, 100)).toBeCloseTo(1 - Math.exp(-1), 12);
  expect(distributionBelow({ kind: "gamma", mean: 100, cv: 1 }, 100)).toBeCloseTo(1 - Math.exp(-1), 12);
  const table = { kind: "empirical", quantiles: { p10: 10, p50: 20, p90: 20 } } as const;
  expect(quantilesOf(table, [0, 0.1, 0.3, 0.5, 0.7, 1])).toEqual([10, 10, 15, 20, 20, 20]);
  expect([9.9, 10, 15, 19.9, 20].map((x) => distributionBelow(table, x))).toEqual([
    0,
    0.1,
    expect.closeTo(0.3),
    expect.closeTo(0.496),
    1,
  ]);
});

test("recorded values of a file are steps", () => {
  const settings = { kind: "empirical", file: "durations.csv", column: "ms" } as const;
  const samples = new Map([[sampleSetKey(settings), createSampleSet(Float64Array.of(3, 1, 2, 4))]]);
  expect(quantilesOf(settings, [0, 0.25, 0.26, 1], samples)).toEqual([1, 1, 2, 4]);
  expect(lawOf(settings, samples).below(2)).toBe(0.5);
  expect(() => lawOf(settings)).toThrow("have not been read");
});

describe("the incomplete gamma function", () => {
  it("is exponential at shape 1 and normal at 1/2", () => {
    for (const x of [0.01, 0.3, 1, 2, 5, 20]) {
      expect(upperGammaShare(1, x) / Math.exp(-x)).toBeCloseTo(1, 12);
      expect(upperGammaShare(0.5, x) / (2 * standardNormalExceedance(Math.sqrt(2 * x)))).toBeCloseTo(1, 11);
    }
  });

  it("sums Poisson probabilities at whole shapes", () => {
    for (const mean of [0.5, 8, 300, 5_000]) {
      const { first, probabilities } = poissonProbabilities(mean);
      const n = Math.floor(mean + Math.sqrt(mean));
      const below = probabilities.slice(0, n + 1 - first).reduce((sum, p) => sum + p, 0);
      expect(upperGammaShare(n + 1, mean)).toBeCloseTo(below, 10);
      expect(lowerGammaShare(n + 1, mean)).toBeCloseTo(1 - below, 10);
    }
  });

  it("has its ends", () => {
    expect([lowerGammaShare(2, 0), lowerGammaShare(2, -1), lowerGammaShare(2, Number.POSITIVE_INFINITY)]).toEqual([
      0, 0, 1,
    ]);
    expect([upperGammaShare(2, 0), upperGammaShare(2, Number.POSITIVE_INFINITY)]).toEqual([1, 0]);
  });
});
