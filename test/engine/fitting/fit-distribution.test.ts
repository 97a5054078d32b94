import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { distributionField } from "../../../src/engine/distributions/index.ts";
import { fitDistribution } from "../../../src/engine/fitting/fit-distribution.ts";
import { quantilesOf } from "../../../src/engine/fitting/quantiles-of.ts";
import { recordedResolution } from "../../../src/engine/fitting/recorded-resolution.ts";
import { drawSorted, halfWidth } from "./draws.ts";

const kinds = (sorted: Float64Array) => fitDistribution(sorted)!.candidates.map(({ settings }) => settings.kind);
const candidate = (sorted: Float64Array, kind: string) =>
  fitDistribution(sorted)!.candidates.find(({ settings }) => settings.kind === kind)!;

describe("the resolution of recorded durations", () => {
  it.each([
    [[3, 10], 1],
    [[30, 10], 10],
    [[0, 1_200, 5_000], 100],
    [[0, 3_000, 17_000], 1_000],
    [[4_000_000, 9_000_000], 1_000_000],
    [[1.5, 2], 1],
  ])("of %j is %j", (values, resolution) => {
    expect(recordedResolution(Float64Array.from(values))).toBe(resolution);
  });
});

describe("closed forms", () => {
  const sorted = drawSorted({ kind: "lognormal", median: 80_000, sigma: 0.6 }, { seed: 3, size: 400 });
  const logs = Array.from(sorted, Math.log);
  const mean = sorted.reduce((sum, x) => sum + x, 0) / sorted.length;

  test("the exponential mean is the sample's", () => {
    const exponential = candidate(sorted, "exponential").settings as { readonly mean: number };
    // Its 95 % interval is the mean -/+ 10 %; a hundredth of that is what the search leaves undone.
    expect(Math.abs(exponential.mean - mean)).toBeLessThan((mean * 0.01 * 1.96) / Math.sqrt(sorted.length));
  });

  test("the lognormal median and sigma are the moments of the logarithms", () => {
    const { chosen, intervals } = fitDistribution(sorted)!;
    const middle = logs.reduce((sum, x) => sum + x, 0) / logs.length;
    const sigma = Math.sqrt(logs.reduce((sum, x) => sum + (x - middle) * (x - middle), 0) / logs.length);
    const settings = chosen.settings as { readonly median: number; readonly sigma: number };
    expect(Math.abs(settings.median - Math.exp(middle))).toBeLessThan(0.01 * halfWidth(intervals.median!));
    expect(Math.abs(settings.sigma - sigma)).toBeLessThan(0.01 * halfWidth(intervals.sigma!));
    // The standard error of the mean of logarithms is sigma / sqrt(n), that of sigma is sigma / sqrt(2 n).
    const error = 1.959964 * (sigma / Math.sqrt(logs.length));
    expect(Math.log(intervals.median!.high! / intervals.median!.low!) / 2 / error).toBeCloseTo(1, 2);
    expect(halfWidth(intervals.sigma!) / (error / Math.SQRT2)).toBeCloseTo(1, 2);
  });

  test("an exponential rounded to r: mean = r / ln(1 + r / (sample mean - r / 2)), without zeros", () => {
    const rounded = Float64Array.from({ length: 50 }, (_, i) => 1_000 * (1 + (i % 7))).sort();
    const sampleMean = rounded.reduce((sum, x) => sum + x, 0) / 50;
    const exact = 1_000 / Math.log(1 + 1_000 / (sampleMean - 500));
    const { mean: fitted } = candidate(rounded, "exponential").settings as { readonly mean: number };
    expect(Math.abs(fitted - exact)).toBeLessThan((0.01 * exact * 1.96) / Math.sqrt(50));
  });

  test("the log-likelihood of a uniform law is -n ln(range), of a constant 0", () => {
    const even = Float64Array.from({ length: 20 }, (_, i) => 1_001 + i * 10 + (i % 2));
    const { logLikelihood, aicc } = candidate(even, "uniform");
    expect(logLikelihood).toBeCloseTo(-20 * Math.log(even.at(-1)! - even[0]! + 1), 9);
    expect(aicc).toBeCloseTo(4 - 2 * logLikelihood + 12 / 17, 9);
  });
});

describe("degenerate samples", () => {
  it("of no value has no fit", () => {
    expect(fitDistribution(new Float64Array(0))).toBeNull();
  });

  it.each([
    [[250_000], 250_000],
    [[0], 0],
    [[0, 0, 0], 0],
    [[7, 7, 7, 7], 7],
  ])("all equal, %j, are a constant", (values, value) => {
    const { chosen, intervals, size } = fitDistribution(Float64Array.from(values))!;
    expect(chosen.settings).toEqual({ kind: "constant", value });
    expect(intervals.value!.value).toBe(value);
    expect(size).toBe(values.length);
  });

  it("two different values give the simplest law", () => {
    expect(kinds(Float64Array.of(10, 31))).toEqual(["exponential"]);
    expect(fitDistribution(Float64Array.of(0, 31))!.chosen.deltaAicc).toBe(0);
  });

  it("nearly all zeros are no trouble", () => {
    const sorted = new Float64Array(1_000);
    sorted[999] = 5_000;
    expect(fitDistribution(sorted)!.mean).toBe(5);
  });

  it("a cluster of ties beside continuous values is no reason for a spike that fits chance", () => {
    const sorted = Float64Array.from([
      ...drawSorted({ kind: "gamma", mean: 90_000, cv: 0.3 }, { seed: 1, size: 500 }),
      91_000,
      91_000,
    ]).sort();
    expect(fitDistribution(sorted)!.chosen.settings.kind).toBe("gamma");
  });
});

describe("the distance of the chosen law", () => {
  it("stays below its critical value where the law is the right one, about 19 times in 20", () => {
    let beyond = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const sorted = drawSorted({ kind: "normal", mean: 100_000, sd: 20_000 }, { seed, size: 300 });
      const { kolmogorov } = fitDistribution(sorted)!;
      if (kolmogorov.distance > kolmogorov.critical) beyond++;
    }
    expect(beyond).toBeLessThanOrEqual(4); // more come once in 390 times
  });

  it("is that of the coarse steps and not of the rounding", () => {
    const sorted = drawSorted(
      { kind: "lognormal", median: 8_000, sigma: 0.6 },
      { seed: 1, size: 4_000, resolution: 1_000 },
    );
    const { kolmogorov, resolution } = fitDistribution(sorted)!;
    expect(resolution).toBe(1_000);
    expect(kolmogorov.distance).toBeLessThan(kolmogorov.critical);
  });
});

/** Every number in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** As a scenario would write it: durations as text. */
function written(settings: object): unknown {
  const durations = ["mean", "median", "value", "from", "to", "sd"];
  const { kind } = settings as { readonly kind: string };
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => {
      if (key === "of") return [key, (value as object[]).map(written)];
      if (key === "quantiles")
        return [key, Object.fromEntries(Object.entries(value).map(([name, x]) => [name, text(x as number)]))];
      return [key, durations.includes(key) && kind !== "" ? text(value as number) : value];
    }),
  );
}

const text = (duration: number) => `${Math.max(1, duration).toFixed(9)}us`;

test("any sample gives finite numbers and laws that a scenario accepts", () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 0, max: 900_000_000 }),
    fc.integer({ min: 0, max: 300 }).map((x) => x * 1_000),
    fc.double({ min: 0, max: 1e9, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 80 }), (values) => {
      const sorted = Float64Array.from(values).sort();
      const fit = fitDistribution(sorted)!;
      expect(numbersIn(fit).filter((each) => !Number.isFinite(each))).toEqual([]);
      expect(fit.candidates[0]).toBe(fit.chosen);
      for (const { settings } of fit.candidates) {
        expect(distributionField.safeParse(written(settings)).error?.issues ?? []).toEqual([]);
        expect(quantilesOf(settings, [0, 0.01, 0.5, 0.99]).every(Number.isFinite)).toBe(true);
      }
    }),
    { numRuns: 60, seed: 1 },
  );
});
