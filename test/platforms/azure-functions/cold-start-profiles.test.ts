import { describe, expect, test } from "vitest";
import { createDistribution } from "../../../src/engine/distributions/index.ts";
import type { MixtureSettings } from "../../../src/engine/distributions/mixture.ts";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { coldStartProfile } from "../../../src/platforms/azure-functions/cold-start-profiles.ts";

const shares = [0.025, 0.165, 0.5, 0.835, 0.975];
/** mikhail.io, 2021-01: seconds, printed to hundredths, of 94 to 200 cold starts each. */
const published = [
  ["dotnet", "windows", [0.67, 0.84, 1.1, 9.3, 10.61]],
  ["node", "windows", [0.97, 1.06, 1.59, 9.81, 14.18]],
  ["java", "windows", [1.21, 1.31, 7.68, 14.26, 19.57]],
  ["powershell", "windows", [3.56, 4.03, 7.14, 14.65, 27.06]],
  ["dotnet", "linux", [0.07, 0.72, 0.93, 2.8, 4.75]],
  ["node", "linux", [0.27, 0.94, 1.58, 3.09, 4.34]],
  ["python", "linux", [0.05, 0.96, 1.28, 3.09, 3.9]],
] as const;

const parts = (runtime: (typeof published)[number][0], os: "windows" | "linux") =>
  (coldStartProfile(runtime, os).law as MixtureSettings).of.map((part) => {
    if (part.kind !== "lognormal") throw new Error("a mixture of lognormals");
    return { weight: part.weight, mu: Math.log(part.median! / 1_000_000), sigma: part.sigma! };
  });

/** Standard normal distribution function (Abramowitz and Stegun 7.1.26: within 1.5e-7). */
function normal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const tail = (series * Math.exp(-x * x)) / 2;
  return z >= 0 ? 1 - tail : tail;
}

/**
 * The share of n values below the law's true quantile is binomial, with a standard error of sqrt(p (1 - p) / n). Where the
 * largest n is meant, the interval is the narrowest.
 */
const standardError = (share: number, n: number) => Math.sqrt((share * (1 - share)) / n);

describe.each(published)("%s on %s", (runtime, os, quantiles) => {
  const all = parts(runtime, os);
  const below = (seconds: number) =>
    all.reduce((sum, { weight, mu, sigma }) => sum + weight * normal((Math.log(seconds) - mu) / sigma), 0);

  test("the weights are shares", () => {
    expect(all.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  test.each(shares.map((share, i) => [share, quantiles[i]!] as const))("p%d at %d s", (share, value) => {
    const printed = 0.005; // the value lies within half a hundredth
    const slack = 1.96 * standardError(share, 200);
    expect(below(value + printed)).toBeGreaterThanOrEqual(share - slack);
    expect(below(value - printed)).toBeLessThanOrEqual(share + slack);
  });

  test("what is drawn follows it", () => {
    const law = createDistribution(coldStartProfile(runtime, os).law);
    const random = new RandomStream({ seed: 1, replication: 0, name: "cold starts" });
    const drawn = Array.from({ length: 20_000 }, () => law.sample(random) / 1_000_000);
    for (const [i, share] of shares.entries()) {
      const expected = below(quantiles[i]!);
      const seen = drawn.filter((value) => value <= quantiles[i]!).length / drawn.length;
      expect(Math.abs(seen - expected)).toBeLessThan(4 * standardError(share, drawn.length));
    }
  });
});

test("C# on Windows has two modes, at about 1 s and at 9 to 10 s, and next to nothing between", () => {
  const all = parts("dotnet", "windows");
  const density = (x: number) =>
    all.reduce((sum, { weight, mu, sigma }) => {
      const z = (Math.log(x) - mu) / sigma;
      return sum + (weight * Math.exp((-z * z) / 2)) / (x * sigma * Math.sqrt(2 * Math.PI));
    }, 0);
  const grid = Array.from({ length: 2000 }, (_, i) => 0.01 * (i + 1));
  const modes = grid.filter((x) => density(x) > density(x - 0.01) && density(x) > density(x + 0.01));
  expect(modes).toHaveLength(2);
  expect(Math.abs(modes[0]! - 1)).toBeLessThan(0.15);
  expect(modes[1]! >= 9 && modes[1]! <= 10).toBe(true);
  expect(density(4)).toBeLessThan(density(modes[1]!) / 1000);
});

test("what was not measured on an operating system is the other's, and says so", () => {
  expect(coldStartProfile("java", "linux")).toEqual({
    ...coldStartProfile("java", "windows"),
    source: expect.stringMatching(/measured on the other operating system$/),
    confirmed: false,
  });
  expect(coldStartProfile("dotnet", "windows")).toMatchObject({
    words: "70 % around 975 ms, 30 % around 9.39 s",
    date: "2021-01",
    confirmed: true,
  });
});
