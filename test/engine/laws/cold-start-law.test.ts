import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coldStartLaw, largestColdStartLoad } from "../../../src/engine/laws/cold-start-law.ts";
import { inversionPoints } from "../../../src/engine/laws/inversion-points.ts";

/** Rate, mean service, keep-alive (seconds); cold fraction, mean idle, mean instances from the matrix exponential. */
const exactTable = [
  [1, 1, 10, "0.07737383", "2.278075", "3.278075"],
  [0.1, 2, 600, "0.00711276", "2.450489", "2.650489"],
  [0.9, 1.991, 600, "0.00132931", "5.900034", "7.691934"],
  [0.9, 2, 600, "0.00133135", "5.908034", "7.708034"],
  [1, 2, 600, "0.00123983", "6.177502", "8.177502"],
  [10, 2, 600, "0.00028858", "17.324273", "37.324273"],
  [0.01, 0.1, 600, "0.00346882", "1.002497", "1.003497"],
  [0.001, 1, 600, "0.54926101", "0.451336", "0.452336"],
  [100, 2, 600, "0.00007932", "52.169012", "252.169012"],
  [2, 0.2, 300, "0.00064306", "3.927871", "4.327871"],
  [5, 0.1, 300, "0.00030228", "4.583359", "5.083359"],
  [0.5, 0.5, 420, "0.00161527", "3.087341", "3.337341"],
] as const;

describe("the exact cold-start table", () => {
  it.each(exactTable)("rate %d/s, service %d s, keep-alive %d s", (rate, serviceMean, keepAlive, cold, idle, all) => {
    const law = coldStartLaw({ rate, serviceMean, keepAlive });
    expect(law?.coldFraction.toFixed(8)).toBe(cold);
    expect(law?.meanIdle.toFixed(6)).toBe(idle);
    expect(law?.meanInstances.toFixed(6)).toBe(all);
  });
});

describe("the rows measured on AWS Lambda, service 1.98134 s, keep-alive 600 s", () => {
  it.each([
    [0.004248, "0.085660"],
    [0.0998711, "0.007080"],
    [0.4996728, "0.001974"],
    [0.7979431, "0.001445"],
  ])("rate %d/s", (rate, cold) => {
    expect(coldStartLaw({ rate, serviceMean: 1.98134, keepAlive: 600 })?.coldFraction.toFixed(6)).toBe(cold);
  });
});

describe("without service time, a request is cold after a gap longer than the keep-alive", () => {
  it.each([
    [1, "0.36787944"],
    [2, "0.13533528"],
    [1 / 6, "0.84648172"],
    [5, "0.00673795"],
    [0.5, "0.60653066"],
  ])("rate x keep-alive = %d", (rate, cold) => {
    for (const serviceMean of [0, 1e-15]) {
      const law = coldStartLaw({ rate, serviceMean, keepAlive: 1 });
      expect(law?.coldFraction.toFixed(8)).toBe(cold);
      expect(law?.meanIdle).toBeCloseTo(1 - Math.exp(-rate), 11);
    }
  });
});

describe("the cold-start law", () => {
  it("agrees with two states worked out by hand where three busy at once are out of reach", () => {
    // tau(0) ~ Exp(rate). tau(1) from the roots of r^2 - (2 rate + m) r + rate^2, m = 1 / service.
    const [rate, serviceMean, keepAlive] = [1e-5, 1, 1e5];
    const trace = 2 * rate + 1 / serviceMean;
    const spread = Math.sqrt(trace * trace - 4 * rate * rate);
    const fast = (trace + spread) / 2;
    const slow = (rate * rate) / fast;
    // The density of the climb starts at `rate`, which fixes the mixture's weights.
    const fastShare = (rate - slow) / (fast - slow);
    const aboveFromOne = fastShare * Math.exp(-fast * keepAlive) + (1 - fastShare) * Math.exp(-slow * keepAlive);
    const a = rate * serviceMean;
    const expected = Math.exp(-a) * (Math.exp(-rate * keepAlive) + a * aboveFromOne) + a * a * 0.5;
    expect(coldStartLaw({ rate, serviceMean, keepAlive })?.coldFraction).toBeCloseTo(expected, 12);
  });

  it("without keep-alive or without traffic makes every request cold and keeps nobody idle", () => {
    expect(coldStartLaw({ rate: 3, serviceMean: 2, keepAlive: 0 })).toEqual({
      coldFraction: 1,
      meanIdle: 0,
      meanBusy: 6,
      meanInstances: 6,
    });
    expect(coldStartLaw({ rate: 0, serviceMean: 2, keepAlive: 60 })?.coldFraction).toBe(1);
  });

  it("declines loads too large to be worked out quickly", () => {
    expect(coldStartLaw({ rate: largestColdStartLoad + 1, serviceMean: 1, keepAlive: 600 })).toBeNull();
    expect(coldStartLaw({ rate: largestColdStartLoad, serviceMean: 1, keepAlive: 600 })).not.toBeNull();
  });

  it("depends on rate x service and rate x keep-alive only, and more keep-alive never means more cold starts", () => {
    const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(positive(1e-3, 300), positive(1e-3, 1e4), positive(0.5, 4), (load, keepAlive, factor) => {
        const law = coldStartLaw({ rate: load, serviceMean: 1, keepAlive })!;
        const rescaled = coldStartLaw({ rate: load / factor, serviceMean: factor, keepAlive: keepAlive * factor })!;
        expect(rescaled.coldFraction).toBeCloseTo(law.coldFraction, 11);
        expect(rescaled.meanIdle / Math.max(1, law.meanIdle)).toBeCloseTo(law.meanIdle / Math.max(1, law.meanIdle), 9);
        const longer = coldStartLaw({ rate: load, serviceMean: 1, keepAlive: keepAlive * 1.5 })!;
        expect(longer.coldFraction).toBeLessThanOrEqual(law.coldFraction + 1e-11);
        expect(longer.meanIdle).toBeGreaterThanOrEqual(law.meanIdle - 1e-7);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("has d(mean idle)/d(keep-alive) = rate x cold fraction, as its two sums say", () => {
    for (const [rate, keepAlive] of [
      [0.3, 4],
      [5, 20],
      [80, 100],
    ] as const) {
      const step = keepAlive * 1e-3;
      const idleAt = (time: number) => coldStartLaw({ rate, serviceMean: 1, keepAlive: time })!.meanIdle;
      const slope = (idleAt(keepAlive + step) - idleAt(keepAlive - step)) / (2 * step);
      expect(slope / (rate * coldStartLaw({ rate, serviceMean: 1, keepAlive })!.coldFraction)).toBeCloseTo(1, 4);
    }
  });
});

describe("the inversion points", () => {
  it("are the hyperbola's", () => {
    const count = 14;
    const h = 1.08179214 / count;
    const m = 4.492075287 * count;
    const angle = 1.172104229;
    expect(inversionPoints).toHaveLength(count);
    for (const [k, [real, imaginary, weightReal, weightImaginary]] of inversionPoints.entries()) {
      const u = (k + 0.5) * h;
      expect(real).toBeCloseTo(m * (1 - Math.sin(angle) * Math.cosh(u)), 10);
      expect(imaginary).toBeCloseTo(m * Math.cos(angle) * Math.sinh(u), 10);
      const slopeReal = -m * Math.sin(angle) * Math.sinh(u);
      const slopeImaginary = m * Math.cos(angle) * Math.cosh(u);
      const size = (Math.exp(real) * h) / Math.PI;
      const [cos, sin] = [Math.cos(imaginary), Math.sin(imaginary)];
      expect(weightReal).toBeCloseTo(size * (cos * slopeReal - sin * slopeImaginary), 8);
      expect(weightImaginary).toBeCloseTo(size * (cos * slopeImaginary + sin * slopeReal), 8);
    }
  });

  it.each([0, 1e-6, 0.1, 1, 7, 30, 1e3, 1e9])("turn 1 / (s + %d) into its exponential", (pole) => {
    let value = 0;
    for (const [real, imaginary, weightReal, weightImaginary] of inversionPoints) {
      const shifted = real + pole;
      const squared = shifted * shifted + imaginary * imaginary;
      value += (weightImaginary * shifted - weightReal * imaginary) / squared;
    }
    expect(Math.abs(value - Math.exp(-pole))).toBeLessThan(1e-12);
  });
});
