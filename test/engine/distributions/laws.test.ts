import { describe, expect, it } from "vitest";
import {
  createDistribution,
  createSampleSet,
  type DistributionSettings,
  sampleSetKey,
} from "../../../src/engine/distributions/index.ts";
import { gammaFunction } from "../../../src/engine/gamma-function.ts";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { standardNormalExceedance } from "../../../src/engine/standard-normal.ts";

const draws = 200_000;

interface Law {
  readonly name: string;
  readonly settings: DistributionSettings;
  readonly mean: number;
  readonly sd: number;
  /** P(X <= x) at some points. */
  readonly below: readonly (readonly [x: number, probability: number])[];
}

const root = Math.sqrt;
const phi = (x: number) => standardNormalExceedance(-x);
const exponentialBelow = (mean: number) => [0.1, 1, 3, 6].map((x) => [x * mean, 1 - Math.exp(-x)] as const);
const sigmaOfP95 = 1.6448536269514722 - root(1.6448536269514722 * 1.6448536269514722 - 2 * Math.log(140 / 60));

/** Closed forms, worked out here and not taken from the code under test. */
const laws: readonly Law[] = [
  {
    name: "exponential",
    settings: { kind: "exponential", mean: 1000 },
    mean: 1000,
    sd: 1000,
    below: exponentialBelow(1000),
  },
  {
    name: "lognormal by median and sigma",
    settings: { kind: "lognormal", median: 1000, sigma: 0.5 },
    mean: 1000 * Math.exp(0.125),
    sd: 1000 * Math.exp(0.125) * root(Math.exp(0.25) - 1),
    below: [-2, -1, 0, 1, 2.5].map((z) => [1000 * Math.exp(0.5 * z), phi(z)]),
  },
  {
    name: "lognormal by mean and p95",
    settings: { kind: "lognormal", mean: 60_000, p95: 140_000 },
    mean: 60_000,
    sd: 60_000 * root(Math.exp(sigmaOfP95 * sigmaOfP95) - 1),
    below: [[140_000, 0.95]],
  },
  {
    name: "lognormal by median and p99",
    settings: { kind: "lognormal", median: 18_000, p99: 74_000 },
    mean: 18_000 * Math.exp((Math.log(74 / 18) / 2.3263478740408408) ** 2 / 2),
    sd:
      18_000 *
      Math.exp((Math.log(74 / 18) / 2.3263478740408408) ** 2 / 2) *
      root(Math.exp((Math.log(74 / 18) / 2.3263478740408408) ** 2) - 1),
    below: [
      [18_000, 0.5],
      [74_000, 0.99],
    ],
  },
  {
    name: "shifted lognormal",
    settings: { kind: "shifted-lognormal", shift: 500, mu: Math.log(1000), sigma: 0.5 },
    mean: 500 + 1000 * Math.exp(0.125),
    sd: 1000 * Math.exp(0.125) * root(Math.exp(0.25) - 1),
    below: [[1500, 0.5]],
  },
  {
    name: "gamma with cv 0.5 (Erlang of four stages)",
    settings: { kind: "gamma", mean: 1000, cv: 0.5 },
    mean: 1000,
    sd: 500,
    below: [1, 4, 8].map((x) => [250 * x, 1 - Math.exp(-x) * (1 + x + (x * x) / 2 + (x * x * x) / 6)]),
  },
  {
    name: "gamma with cv root 2 (a squared normal)",
    settings: { kind: "gamma", mean: 1000, cv: root(2) },
    mean: 1000,
    sd: 1000 * root(2),
    below: [0.1, 1, 4].map((x) => [1000 * x, 1 - 2 * standardNormalExceedance(root(x))]),
  },
  {
    name: "weibull of shape 0.5",
    settings: { kind: "weibull", mean: 1000, shape: 0.5 }, // scale 500, since gamma(3) = 2
    mean: 1000,
    sd: 500 * root(gammaFunction(5) - 4),
    below: [0.01, 1, 4].map((x) => [500 * x, 1 - Math.exp(-root(x))]),
  },
  {
    name: "pareto of shape 5",
    settings: { kind: "pareto", mean: 1000, shape: 5 }, // least value 800
    mean: 1000,
    sd: 800 * root(5 / (16 * 3)),
    below: [1.05, 1.5, 2].map((x) => [800 * x, 1 - 1 / (x * x * x * x * x)]),
  },
  {
    name: "uniform",
    settings: { kind: "uniform", from: 1000, to: 3000 },
    mean: 2000,
    sd: 2000 / root(12),
    below: [
      [1500, 0.25],
      [2900, 0.95],
    ],
  },
  {
    name: "half normal (normal of mean 0, cut at 0)",
    settings: { kind: "normal", mean: 0, sd: 1000 },
    mean: 1000 * root(2 / Math.PI),
    sd: 1000 * root(1 - 2 / Math.PI),
    below: [0.5, 1, 2].map((x) => [1000 * x, 1 - 2 * standardNormalExceedance(x)]),
  },
  {
    name: "normal far from 0",
    settings: { kind: "normal", mean: 10_000, sd: 1000 },
    mean: 10_000,
    sd: 1000,
    below: [-1, 0, 2].map((z) => [10_000 + 1000 * z, phi(z)]),
  },
  {
    name: "mixture of a constant and an exponential",
    settings: {
      kind: "mixture",
      of: [
        { weight: 3, kind: "constant", value: 100 },
        { weight: 1, kind: "exponential", mean: 1000 },
      ],
    },
    mean: 325,
    sd: root(0.75 * 100 * 100 + 0.25 * 2 * 1000 * 1000 - 325 * 325),
    below: [
      [99, 0.25 * (1 - Math.exp(-0.099))],
      [100, 0.75 + 0.25 * (1 - Math.exp(-0.1))],
    ],
  },
  {
    name: "empirical by quantiles",
    settings: { kind: "empirical", quantiles: { p90: 300, p50: 100, p0: 0 } },
    mean: 0.5 * 50 + 0.4 * 200 + 0.1 * 300,
    sd: root((0.5 * 100 * 100) / 3 + 0.4 * (200 * 200 + (200 * 200) / 12) + 0.1 * 300 * 300 - 135 * 135),
    below: [
      [50, 0.25],
      [200, 0.7],
      [299.999, 0.9],
    ],
  },
];

describe.each(laws)("$name", ({ settings, mean, sd, below }) => {
  const law = createDistribution(settings);
  const values = new Float64Array(draws);
  law.fill(new RandomStream({ seed: 1, replication: 0, name: "law" }), values, draws);

  it("states its exact mean", () => {
    expect(Math.abs(law.mean / mean - 1)).toBeLessThan(1e-12);
  });

  it("has that mean, within four standard errors", () => {
    const z = (values.reduce((sum, value) => sum + value, 0) / draws - mean) / (sd / root(draws));
    expect(Math.abs(z)).toBeLessThan(4);
  });

  it.each(below)("falls to %d or below with probability %d, within four standard errors", (x, probability) => {
    const share = values.reduce((count, value) => (value <= x ? count + 1 : count), 0) / draws;
    const z = (share - probability) / root((probability * (1 - probability)) / draws);
    expect(Math.abs(z)).toBeLessThan(4);
  });

  it("is never negative and always finite", () => {
    expect(values.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
  });

  it("draws the same numbers one by one", () => {
    const random = new RandomStream({ seed: 1, replication: 0, name: "law" });
    for (let i = 0; i < 1000; i++) expect(law.sample(random)).toBe(values[i]);
  });
});

describe("by hand", () => {
  const only = (uniform: number) => ({ next: () => uniform }) as unknown as RandomStream;

  it("inverts the exceedance: the uniform number is the probability of more", () => {
    expect(createDistribution({ kind: "exponential", mean: 1000 }).sample(only(0.5))).toBe(1000 * Math.LN2);
    expect(createDistribution({ kind: "uniform", from: 100, to: 300 }).sample(only(0.25))).toBe(250);
    expect(createDistribution({ kind: "lognormal", median: 1000, sigma: 1 }).sample(only(0.5))).toBe(1000);
    expect(createDistribution({ kind: "empirical", quantiles: { p50: 100, p90: 300 } }).sample(only(0.3))).toBeCloseTo(
      200,
      9,
    );
  });

  it("stays finite at the largest uniform number, 1", () => {
    for (const { settings } of laws.filter((law) => !law.name.startsWith("gamma"))) {
      expect(Number.isFinite(createDistribution(settings).sample(only(1)))).toBe(true);
    }
    expect(createDistribution({ kind: "lognormal", median: 1000, sigma: 0 }).sample(only(1))).toBe(1000);
  });

  it("is flat outside the quantiles", () => {
    const law = createDistribution({ kind: "empirical", quantiles: { p50: 100, p90: 300 } });
    expect([1, 0.6, 0.05].map((uniform) => law.sample(only(uniform)))).toEqual([100, 100, 300]);
  });

  it("draws recorded values, each alike", () => {
    const settings = { kind: "empirical", file: "runs.csv", column: "elapsed" } as const;
    const samples = new Map([[sampleSetKey(settings), createSampleSet(Float64Array.of(30, 10, 20, 40))]]);
    const law = createDistribution(settings, samples);
    expect(law.mean).toBe(25);
    expect([1, 0.8, 0.75, 0.5, 0.25, 0.01].map((uniform) => law.sample(only(uniform)))).toEqual([
      10, 10, 20, 30, 40, 40,
    ]);
  });

  it("draws the values that were read in its own unit and with its own header", () => {
    const source = { kind: "empirical", file: "runs.csv", column: 0 } as const;
    const readings = [source, { ...source, unit: "ms" }, { ...source, header: false }] as const;
    const samples = new Map(
      readings.map((settings, i) => [sampleSetKey(settings), createSampleSet(Float64Array.of(i + 1))]),
    );
    expect(readings.map((settings) => createDistribution(settings, samples).mean)).toEqual([1, 2, 3]);
    const of = readings.map((settings) => ({ ...settings, weight: 1 }));
    expect(createDistribution({ kind: "mixture", of }, samples).mean).toBe(2);
    expect(() => createDistribution({ ...source, unit: "us" }, samples)).toThrow("have not been read");
  });

  it("draws no number for a constant", () => {
    const random = { next: () => expect.fail("a constant has no chance in it") } as unknown as RandomStream;
    expect(createDistribution({ kind: "constant", value: 7 }).sample(random)).toBe(7);
  });
});
