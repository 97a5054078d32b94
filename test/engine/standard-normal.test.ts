import { describe, expect, it } from "vitest";
import {
  standardNormalDensity,
  standardNormalExceedance,
  standardNormalQuantile,
} from "../../src/engine/standard-normal.ts";

describe("the standard normal law", () => {
  // Published quantiles; AS 241's own test values are the rows 0.25, 0.001 and 1e-20.
  it.each([
    [0.5, 0],
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    [0.975, 1.959963984540054],
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.99, 2.3263478740408408],
  ])("has its quantile of %d at %d", (p, quantile) => {
    expect(Math.abs(standardNormalQuantile(p) - quantile)).toBeLessThanOrEqual(4e-15 * Math.max(1, Math.abs(quantile)));
  });

  it("is infinite at the ends, not NaN", () => {
    expect(standardNormalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(standardNormalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  });

  it("exceeds its own quantiles with the right probability, far into the tail", () => {
    for (const p of [0.4, 0.1, 0.01, 1e-3, 1e-6, 1e-12, 1e-50, 1e-200]) {
      const exceedance = standardNormalExceedance(-standardNormalQuantile(p));
      expect(Math.abs(exceedance / p - 1)).toBeLessThan(1e-11);
    }
  });

  it("is symmetric", () => {
    for (const x of [0, 0.3, 1, 2.9, 3.1]) {
      expect(standardNormalExceedance(x) + standardNormalExceedance(-x)).toBeCloseTo(1, 14);
    }
  });

  it("has a density that is minus the slope of its exceedance", () => {
    for (const x of [-2, 0, 0.7, 3.5]) {
      const slope = (standardNormalExceedance(x - 1e-5) - standardNormalExceedance(x + 1e-5)) / 2e-5;
      expect(slope).toBeCloseTo(standardNormalDensity(x), 8);
    }
  });
});
