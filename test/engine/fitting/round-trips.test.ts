import { afterAll, describe, expect, it } from "vitest";
import type { DistributionSettings } from "../../../src/engine/distributions/index.ts";
import { lawFamilies } from "../../../src/engine/fitting/fit-distribution.ts";
import type { FittedValues } from "../../../src/engine/fitting/fitted-value.ts";
import { lawOf } from "../../../src/engine/fitting/law-of.ts";
import { recordedResolution } from "../../../src/engine/fitting/recorded-resolution.ts";
import { sampleCells } from "../../../src/engine/fitting/sample-cells.ts";
import { type DrawOptions, drawSorted, holds } from "./draws.ts";

/** Of 40 intervals at 95 %, more than 7 miss once in 1,400 times (binomial). */
const usual = { seeds: 40, mostMisses: 7 };
/** Of 20 more than 5 miss once in 3,000 times: for laws whose fit is slow. */
const few = { seeds: 20, mostMisses: 5 };

interface Case {
  readonly name: string;
  readonly settings: DistributionSettings;
  readonly size: number;
  readonly resolution?: number;
  /** How often it is drawn; default `usual`. */
  readonly repeated?: typeof usual;
  /** True values by their key; that of the mean is added. */
  readonly truth: Readonly<Record<string, number>>;
}

const cases: readonly Case[] = [
  { name: "exponential", settings: { kind: "exponential", mean: 250_000 }, size: 500, truth: {} },
  {
    name: "lognormal",
    settings: { kind: "lognormal", median: 80_000, sigma: 0.6 },
    size: 500,
    truth: { median: 80_000, sigma: 0.6 },
  },
  { name: "gamma", settings: { kind: "gamma", mean: 100_000, cv: 0.4 }, size: 500, truth: { cv: 0.4 } },
  { name: "uneven gamma", settings: { kind: "gamma", mean: 100_000, cv: 2 }, size: 500, truth: { cv: 2 } },
  { name: "weibull", settings: { kind: "weibull", mean: 100_000, shape: 1.6 }, size: 500, truth: { shape: 1.6 } },
  { name: "heavy weibull", settings: { kind: "weibull", mean: 100_000, shape: 0.6 }, size: 500, truth: { shape: 0.6 } },
  { name: "normal", settings: { kind: "normal", mean: 100_000, sd: 20_000 }, size: 500, truth: { sd: 20_000 } },
  {
    name: "uniform",
    settings: { kind: "uniform", from: 50_000, to: 90_000 },
    size: 500,
    truth: { from: 50_000, to: 90_000 },
  },
  { name: "pareto", settings: { kind: "pareto", mean: 100_000, shape: 2.5 }, size: 500, truth: { shape: 2.5 } },
  {
    name: "mixture",
    settings: {
      kind: "mixture",
      of: [
        { weight: 0.3, kind: "lognormal", median: 5_000, sigma: 0.4 },
        { weight: 0.7, kind: "lognormal", median: 60_000, sigma: 0.5 },
      ],
    },
    size: 2_000,
    repeated: few,
    truth: { "of.0.weight": 0.3, "of.0.median": 5_000, "of.0.sigma": 0.4, "of.1.median": 60_000, "of.1.sigma": 0.5 },
  },
  {
    name: "empirical",
    settings: { kind: "empirical", quantiles: { p0: 10_000, p50: 30_000, p90: 50_000, p100: 100_000 } },
    size: 2_000,
    truth: { "quantiles.p50": 30_000, "quantiles.p90": 50_000, "quantiles.p25": 20_000, "quantiles.p95": 75_000 },
  },
  {
    name: "lognormal rounded to a fifth of its spread",
    settings: { kind: "lognormal", median: 8_000, sigma: 0.6 },
    size: 3_000,
    resolution: 1_000,
    truth: { median: 8_000, sigma: 0.6 },
  },
  {
    name: "exponential rounded to half its mean, a fifth of it zeros",
    settings: { kind: "exponential", mean: 2_000 },
    size: 3_000,
    resolution: 1_000,
    truth: {},
  },
  {
    name: "gamma rounded, some zeros",
    settings: { kind: "gamma", mean: 4_000, cv: 0.8 },
    size: 3_000,
    resolution: 1_000,
    truth: { cv: 0.8 },
  },
  {
    name: "many values in few cells",
    settings: { kind: "lognormal", median: 80_000, sigma: 0.6 },
    size: 50_000,
    repeated: few,
    truth: { median: 80_000, sigma: 0.6 },
  },
];

function intervalsOf({ settings, size, resolution = 1 }: Case, seed: number): FittedValues {
  const options: DrawOptions = { seed, size, resolution };
  const sorted = drawSorted(settings, options);
  expect(recordedResolution(sorted)).toBe(resolution);
  const fit = lawFamilies[settings.kind]!({ sorted, cells: sampleCells(sorted, resolution) });
  return fit!.intervals();
}

describe("a law that made the durations is found again", () => {
  let all = 0;
  let missed = 0;

  it.each(cases)("$name", (each) => {
    const { seeds, mostMisses } = each.repeated ?? usual;
    const truth = { mean: lawOf(each.settings).mean, ...each.truth };
    const misses = Object.fromEntries(Object.keys(truth).map((key) => [key, 0]));
    for (let seed = 1; seed <= seeds; seed++) {
      const intervals = intervalsOf(each, seed);
      for (const [key, value] of Object.entries(truth)) if (!holds(intervals[key]!, value)) misses[key]!++;
    }
    for (const [key, count] of Object.entries(misses)) {
      expect(count, `misses of ${key}`).toBeLessThanOrEqual(mostMisses);
      all += seeds;
      missed += count;
    }
  });

  afterAll(() => {
    // 5 % of them all, with five standard deviations to both sides as values of one fit depend on each other.
    const slack = 5 * Math.sqrt(all * 0.05 * 0.95);
    expect(missed).toBeGreaterThan(all * 0.05 - slack);
    expect(missed).toBeLessThan(all * 0.05 + slack);
  });
});
