import { describe, expect, it, test } from "vitest";
import { upperGammaShare } from "../../../src/engine/fitting/incomplete-gamma.ts";
import { CountSeries } from "../../../src/workloads/fitting/count-series.ts";
import { dispersionOf, scalesFor } from "../../../src/workloads/fitting/dispersion.ts";
import { clearRejection } from "../../../src/workloads/fitting/fit-reason.ts";
import { hour, minute, second } from "../arrivals/run.ts";
import { record } from "./record.ts";

describe("dispersion of counts", () => {
  it("by hand: counts 4 and 6 in turn have variance over mean 20 / 19 / 5 and a sure chi-square", () => {
    const series = new CountSeries();
    for (let i = 0; i < 20; i++) series.add(i * second, i % 2 === 0 ? 4 : 6);
    const span = { first: 0, last: 20 * second - 1 };
    const [atSecond] = dispersionOf(series, { span, interval: second });
    // Each count is 1 from the mean 5, so chi-square is 20 / 5 = 4 with 19 degrees of freedom.
    expect(atSecond).toMatchObject({ scale: second, bins: 20, index: expect.closeTo(4 / 19, 12) });
    // Given the total of 100 its variance is 38 x 0.99; the plain chi-square law differs by that factor only.
    expect(atSecond!.p).toBeCloseTo(2 * (1 - upperGammaShare(19 / 2 / 0.99, 4 / 2 / 0.99)), 12);
  });

  it("of an evenly spaced stream is 0, and clearly not Poisson", () => {
    const dispersion = dispersionOf(record({ kind: "constant", rate: 10 }, { length: hour, seed: 1 }));
    expect(dispersion.map(({ scale }) => scale)).toEqual([100_000, second, 10 * second, minute]);
    for (const { index, p } of dispersion.slice(1)) {
      expect(index).toBeLessThan(0.01);
      expect(p).toBeLessThan(1e-6);
    }
    expect(clearRejection(dispersion)).not.toBeNull();
  });

  it("of Poisson arrivals has p values that are uniform, and rejects hardly ever", () => {
    const ps: number[] = [];
    let rejected = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const dispersion = dispersionOf(record({ kind: "poisson", rate: 4 }, { length: hour, seed }));
      ps.push(...dispersion.map(({ p }) => p));
      if (clearRejection(dispersion) !== null) rejected++;
    }
    expect(ps.length).toBeGreaterThanOrEqual(180);
    // Of 180 values 5 % are 9; more than 21 or fewer than 1 come less than once in 1,000 times.
    const small = ps.filter((p) => p < 0.05).length / (ps.length / 180);
    expect(small).toBeGreaterThanOrEqual(1);
    expect(small).toBeLessThanOrEqual(21);
    // Each recording is tested at some four scales with probability 0.001: 0.24 expected of 60, 3 or more once in 500.
    expect(rejected).toBeLessThanOrEqual(2);
  });

  it("of clustered arrivals is near the square of the gaps' variation", () => {
    const series = record({ kind: "renewal", rate: 10, cv: 2 }, { length: 4 * hour, seed: 2 });
    const [, , , atMinute] = dispersionOf(series);
    // 240 minutes: the standard error of the index is sqrt(2 / 240) = 9 % of it.
    expect(Math.abs(atMinute!.index / 4 - 1)).toBeLessThan(4 * 0.092);
  });

  it("is not asked where coincidences are rare or bins few", () => {
    const series = new CountSeries();
    for (let i = 0; i < 5; i++) series.add(i * 17 * minute);
    expect(dispersionOf(series)).toEqual([]);
    expect(dispersionOf(new CountSeries())).toEqual([]);
  });

  it("within groups sees only what is left over", () => {
    const series = new CountSeries();
    for (let i = 0; i < 200; i++) series.add(i * second, i % 2 === 0 ? 4 : 60);
    const span = { first: 0, last: 200 * second - 1 };
    const [plain] = dispersionOf(series, { span, interval: second });
    const [grouped] = dispersionOf(series, { span, interval: second, group: (start) => (start / second) % 2 });
    expect(plain!.index).toBeGreaterThan(20);
    expect(grouped!.index).toBe(0);
  });
});

test("scales are multiples of the bins and of the interval, which is one itself", () => {
  expect(scalesFor(20_000, 1)).toEqual([100_000, second, 10 * second, minute, 10 * minute, hour, 24 * hour]);
  expect(scalesFor(2 * second, 5 * minute)).toEqual([5 * minute, 10 * minute, hour, 24 * hour]);
});

test("a rejection needs both a small p and an index that matters", () => {
  const at = (index: number, p: number) => ({ scale: second, bins: 100, index, p });
  expect(clearRejection([at(1.19, 1e-9), at(3, 0.002), at(0.84, 1e-9)])).toBeNull();
  expect(clearRejection([at(1.3, 1e-4), at(4, 1e-4), at(0.5, 1e-4)])).toMatchObject({ index: 4 });
  expect(clearRejection([at(0.1, 1e-4), at(4, 1e-4)])).toMatchObject({ index: 0.1 });
});
