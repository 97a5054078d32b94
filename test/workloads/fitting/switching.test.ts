import { describe, expect, it } from "vitest";
import { gaussLegendre } from "../../../src/engine/fitting/gauss-legendre.ts";
import { binProbabilities } from "../../../src/workloads/fitting/switching-bins.ts";
import { countForecast } from "../../../src/workloads/fitting/switching-forecast.ts";
import type { SwitchingRates } from "../../../src/workloads/fitting/switching-rates.ts";

const most = 120;

/** Classes of bins of one width, one for each count from 0. */
function everyCount(width: number) {
  const counts = Float64Array.from({ length: most }, (_, n) => n);
  const exposures = new Float64Array(most).fill(width);
  return { width, counts, exposures, sizes: new Float64Array(most).fill(1), classOf: new Uint32Array(0) };
}

/** Joint probabilities by count: for each, calm to calm, calm to burst, burst to calm, burst to burst. */
function jointOf(rates: SwitchingRates, width: number): number[][] {
  const { joint, scale } = binProbabilities(rates, everyCount(width));
  return Array.from({ length: most }, (_, n) => [0, 1, 2, 3].map((way) => joint[4 * n + way]! * Math.exp(scale[n]!)));
}

/** The same from first principles: steps so short that at most one thing happens in each, doubled up to the width. */
function jointByDoubling({ calmRate, burstRate, burst, calm }: SwitchingRates, width: number): number[][] {
  const doublings = 22;
  const step = width / 2 ** doublings;
  let law: number[][] = Array.from({ length: most }, () => [0, 0, 0, 0]);
  law[0] = [1 - (calmRate + 1 / calm) * step, step / calm, step / burst, 1 - (burstRate + 1 / burst) * step];
  law[1] = [calmRate * step, 0, 0, burstRate * step];
  for (let i = 0; i < doublings; i++) {
    const next: number[][] = Array.from({ length: most }, () => [0, 0, 0, 0]);
    for (let a = 0; a < most; a++) {
      if (law[a]!.every((p) => p < 1e-18)) continue;
      for (let b = 0; a + b < most; b++) addProduct(next[a + b]!, law[a]!, law[b]!);
    }
    law = next;
  }
  return law;
}

function addProduct(to: number[], a: number[], b: number[]): void {
  to[0]! += a[0]! * b[0]! + a[1]! * b[2]!;
  to[1]! += a[0]! * b[1]! + a[1]! * b[3]!;
  to[2]! += a[2]! * b[0]! + a[3]! * b[2]!;
  to[3]! += a[2]! * b[1]! + a[3]! * b[3]!;
}

const processes: readonly SwitchingRates[] = [
  { calmRate: 2, burstRate: 20, burst: 8, calm: 30 },
  { calmRate: 0, burstRate: 40, burst: 1.2, calm: 2 },
  { calmRate: 3, burstRate: 3.2, burst: 1, calm: 1 },
  { calmRate: 0.01, burstRate: 60, burst: 3, calm: 500 },
];

describe.each(processes)("a bin of the process $calmRate, $burstRate, $burst, $calm", (rates) => {
  const joint = jointOf(rates, 1);

  it("has the probabilities that short steps give", () => {
    jointByDoubling(rates, 1).forEach((expected, n) => {
      // Steps of 2^-22 leave out what happens twice in one: some (60 x 2^-22) of each probability.
      for (let way = 0; way < 4; way++) expect(Math.abs(joint[n]![way]! - expected[way]!)).toBeLessThan(2e-5);
    });
  });

  it("has probabilities that sum to those of the states", () => {
    const pace = 1 / rates.burst + 1 / rates.calm;
    const share = rates.burst / (rates.burst + rates.calm);
    const mixed = 1 - Math.exp(-pace);
    const sums = [0, 1, 2, 3].map((way) => joint.reduce((sum, law) => sum + law[way]!, 0));
    const exact = [1 - share * mixed, share * mixed, (1 - share) * mixed, 1 - (1 - share) * mixed];
    sums.forEach((sum, way) => {
      expect(sum).toBeCloseTo(exact[way]!, 6);
    });
  });

  it("has the forecast mean and variance", () => {
    for (const burst of [0, 0.3, 1]) {
      const law = joint.map(([a, b, c, d]) => (1 - burst) * (a! + b!) + burst * (c! + d!));
      const mean = law.reduce((sum, p, n) => sum + n * p, 0);
      const variance = law.reduce((sum, p, n) => sum + (n - mean) * (n - mean) * p, 0);
      const forecast = countForecast(rates, burst, 1);
      expect(forecast.mean).toBeCloseTo(mean, 5);
      expect(forecast.variance / variance).toBeCloseTo(1, 5);
    }
  });
});

describe("the rule of Gauss and Legendre", () => {
  it("is exact for polynomials below twice its degree", () => {
    for (const degree of [1, 2, 5, 20]) {
      const { points, weights } = gaussLegendre(degree);
      for (let power = 0; power < 2 * degree; power++) {
        const integral = points.reduce((sum, x, i) => sum + weights[i]! * x ** power, 0);
        expect(integral).toBeCloseTo(1 / (power + 1), 13);
      }
    }
  });
});
