import { describe, expect, test } from "vitest";
import { findTransient } from "../../../src/analysis/transient/find-transient.ts";

/** Five replications of ten values that lie a little above and below `base`, so that no two are alike. */
function replicationsOf(base: readonly number[]): readonly (readonly number[])[] {
  return [-2, -1, 0, 1, 2].map((shift, row) =>
    base.map((value, place) => value + shift / 10 + (((row * 7 + place * 3) % 5) - 2) / 20),
  );
}

const test1 = { level: 0.001, material: 0.1, isCount: false };
const flat = Array.from({ length: 10 }, () => 10);

describe("by hand", () => {
  test("a level that is the same throughout has none", () => {
    expect(findTransient(replicationsOf(flat), test1)).toBeNull();
  });

  test("it goes as far as tenths are unlike those that follow", () => {
    const found = findTransient(replicationsOf([0, 4, 7, ...flat.slice(3)]), test1);
    expect(found).toMatchObject({ length: 3 });
    expect(found!.early).toBeCloseTo(11 / 3, 1);
    expect(found!.later).toBeCloseTo(10, 1);
    expect(found!.whole).toBeCloseTo(8.1, 1);
  });

  test("what grows all the time never ends", () => {
    expect(findTransient(replicationsOf(flat.map((_, place) => 5 * place)), test1)?.length).toBe(9);
  });

  test("a difference that is not material is none, however sure", () => {
    const base = [9.5, ...flat.slice(1)]; // moves the mean of all by 0.05
    expect(findTransient(replicationsOf(base), { ...test1, material: 0.06 })).toBeNull();
    expect(findTransient(replicationsOf(base), { ...test1, material: 0.04 })).toMatchObject({ length: 1 });
  });

  test("the chance of a false alarm decides: differences 1, 2, 3 are t = sqrt(12) with two degrees of freedom", () => {
    // P(|t| > sqrt(12)) = 1 - sqrt(12 / 14) = 0.0742.
    const replications = [1, 2, 3].map((value) => [value, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(findTransient(replications, { ...test1, level: 0.0741 })).toBeNull();
    expect(findTransient(replications, { ...test1, level: 0.0743 })).toMatchObject({
      early: 2,
      later: 0,
      whole: expect.closeTo(0.2, 12),
    });
  });

  test("one event in the first tenth of each of five replications may be chance, a level of one is not", () => {
    // As counts their difference varies at least by 0.1 x (1 + 1 / 9): t = 1 / sqrt(0.111 / 5) = 6.7, P = 0.0026.
    const replications = [1, 2, 3, 4, 5].map(() => [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(findTransient(replications, { ...test1, material: 0, isCount: true })).toBeNull();
    expect(findTransient(replications, { ...test1, material: 0, isCount: true, level: 0.003 })).not.toBeNull();
    expect(findTransient(replications, { ...test1, material: 0 })).toMatchObject({ length: 1, early: 1, later: 0 });
  });

  test("one replication tells nothing", () => {
    expect(findTransient([[0, ...flat.slice(1)]], test1)).toBeNull();
  });
});
