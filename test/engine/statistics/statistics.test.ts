import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../../src/engine/random-stream.ts";
import { estimateCount } from "../../../src/engine/statistics/estimate-count.ts";
import { estimateFraction } from "../../../src/engine/statistics/estimate-fraction.ts";
import { estimateMean } from "../../../src/engine/statistics/estimate-mean.ts";
import { pairedDifference } from "../../../src/engine/statistics/paired-difference.ts";
import { studentQuantile } from "../../../src/engine/statistics/student-quantile.ts";

const nothing = { mean: null, low: null, high: null };

describe("Student's quantile", () => {
  // Published tables of the 97.5 % point, three decimals.
  it.each([
    [1, "12.706"],
    [2, "4.303"],
    [3, "3.182"],
    [4, "2.776"],
    [9, "2.262"],
    [19, "2.093"],
    [29, "2.045"],
    [99, "1.984"],
    [120, "1.980"],
    [1000, "1.962"],
    [Infinity, "1.960"],
  ])("with %d degrees of freedom is %s", (degrees, quantile) => {
    expect(studentQuantile(degrees).toFixed(3)).toBe(quantile);
  });

  it("agrees with the closed forms at 1, 2 and 4 degrees of freedom", () => {
    expect(studentQuantile(1)).toBeCloseTo(Math.tan(0.475 * Math.PI), 12);
    expect(studentQuantile(2)).toBeCloseTo(0.95 / Math.sqrt(2 * 0.975 * 0.025), 13);
    // At 4: with k = sqrt(4 p (1 - p)), t = sqrt(cos(acos(k) / 3) / k - 1) x 2.
    const k = Math.sqrt(4 * 0.975 * 0.025);
    expect(studentQuantile(4)).toBeCloseTo(2 * Math.sqrt(Math.cos(Math.acos(k) / 3) / k - 1), 13);
  });

  it("falls towards the normal quantile without a step where the method changes", () => {
    const quantiles = [5, 50, 500, 19_999, 20_000, 20_001, 20_002, 1e6, Infinity].map((n) => studentQuantile(n));
    for (let i = 1; i < quantiles.length; i++) expect(quantiles[i]).toBeLessThan(quantiles[i - 1]!);
    const step = quantiles[4]! - quantiles[5]!;
    expect(step / (quantiles[5]! - quantiles[6]!)).toBeCloseTo(1, 2);
  });

  it("wants a whole number from 1 up", () => {
    for (const degrees of [0, -1, 0.5, Number.NaN]) expect(() => studentQuantile(degrees)).toThrow(RangeError);
  });
});

describe("the estimate of a mean", () => {
  it("of 1, 2, 3 is 2 -/+ 4.3027 / sqrt(3)", () => {
    const { mean, low, high } = estimateMean([1, 2, 3]);
    expect(mean).toBe(2);
    expect(low).toBeCloseTo(2 - 4.302652729911275 / Math.sqrt(3), 9);
    expect(high).toBeCloseTo(2 + 4.302652729911275 / Math.sqrt(3), 9);
  });

  it("has no interval for one value and nothing for none", () => {
    expect(estimateMean([7])).toEqual({ mean: 7, low: null, high: null });
    expect(estimateMean([])).toEqual(nothing);
  });

  it("is cut to the possible range", () => {
    expect(estimateMean([0, 1], { range: [0, 1] })).toEqual({ mean: 0.5, low: 0, high: 1 });
  });

  it("of equal values is that value, and moves and stretches with the values", () => {
    expect(estimateMean([5, 5, 5])).toEqual({ mean: 5, low: 5, high: 5 });
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (list, shift) => {
        const plain = estimateMean(list);
        const moved = estimateMean(list.map((value) => 2 * value + shift));
        expect(moved.mean).toBeCloseTo(2 * plain.mean! + shift, 8);
        expect(moved.high! - moved.low!).toBeCloseTo(2 * (plain.high! - plain.low!), 7);
      }),
      { seed: 1 },
    );
  });

  it("covers the true mean in 95 % of runs", () => {
    const random = new RandomStream({ seed: 1, replication: 0, name: "coverage" });
    const normal = () => Math.sqrt(-2 * Math.log(random.next())) * Math.cos(2 * Math.PI * random.next());
    for (const replications of [2, 5, 20]) {
      const runs = 20_000;
      let covered = 0;
      for (let run = 0; run < runs; run++) {
        const { low, high } = estimateMean(Array.from({ length: replications }, () => 10 + 3 * normal()));
        if (low! <= 10 && high! >= 10) covered++;
      }
      const z = (covered / runs - 0.95) / Math.sqrt((0.95 * 0.05) / runs);
      expect(Math.abs(z), `${covered} of ${runs} with ${replications} replications`).toBeLessThanOrEqual(4);
    }
  });
});

describe("the estimate of a count", () => {
  it("is a mean that cannot fall below zero", () => {
    expect(estimateCount([0, 1])).toMatchObject({ mean: 0.5, low: 0 });
    expect(estimateCount([4, 6])).toMatchObject({ mean: 5 });
  });

  it("where none was seen reaches to 3 over all replications", () => {
    expect(estimateCount([0, 0, 0])).toEqual({ mean: 0, low: 0, high: 1 });
    expect(estimateCount([0])).toEqual({ mean: 0, low: null, high: null });
    expect(estimateCount([])).toEqual(nothing);
  });
});

describe("the estimate of a fraction", () => {
  it("is the mean of the replications' shares, inside [0, 1]", () => {
    const { mean, low, high } = estimateFraction([1, 3], [10, 10]);
    expect(mean).toBeCloseTo(0.2, 15);
    expect([low, high]).toEqual([0, 1]);
  });

  it("where none was seen in n requests reaches to 3 / n", () => {
    expect(estimateFraction([0, 0], [1000, 500])).toEqual({ mean: 0, low: 0, high: 3 / 1500 });
    expect(estimateFraction([0, 0], [1, 1])).toEqual({ mean: 0, low: 0, high: 1 });
  });

  it("leaves out replications without requests", () => {
    expect(estimateFraction([2, 0], [4, 0])).toEqual({ mean: 0.5, low: null, high: null });
    expect(estimateFraction([0, 0], [0, 0])).toEqual(nothing);
    expect(() => estimateFraction([1], [])).toThrow(RangeError);
  });
});

describe("the paired difference", () => {
  it("loses what both replications share", () => {
    const difference = pairedDifference([101, 202, 303], [100, 200, 300]);
    expect(difference).toEqual(estimateMean([1, 2, 3]));
    expect(() => pairedDifference([1], [1, 2])).toThrow(RangeError);
  });
});
