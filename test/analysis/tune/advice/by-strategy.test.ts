import { describe, expect, test } from "vitest";
import { balancedInstability } from "../../../../src/analysis/tune/advice/balanced-instability.ts";
import { balancedOf, cheapestOf, fastestOf } from "../../../../src/analysis/tune/advice/by-strategy.ts";

type Row = readonly [megabytes: number, milliseconds: number, dollars: number];
const points = (rows: readonly Row[]) => rows.map(([size, duration, cost]) => ({ size, duration, cost }));

/** The figures that the README of AWS Lambda Power Tuning shows (decoded address, 100 ms billing; 2026-04 snapshot). */
const readme = points([
  [128, 37002.398, 7.7168e-5],
  [256, 18647.773, 7.7792e-5],
  [512, 8489.437, 7.072e-5],
  [1024, 3890.892, 6.4896e-5],
  [1536, 2512.227, 6.4896e-5],
  [3008, 2009.793, 1.02648e-4],
]);

/** The two sets that its page compares as a demonstration. */
const x86 = points([
  [384, 15011.8, 9.4576e-5],
  [512, 13682.9, 1.1494e-4],
  [1024, 12966.2, 2.1785e-4],
  [1536, 10443.4, 2.6319e-4],
  [2048, 11448.6, 3.8469e-4],
]);
const arm = points([
  [384, 15098.2, 7.7005e-5],
  [512, 12788.8, 8.6965e-5],
  [1024, 9256.8, 1.259e-4],
  [1536, 8345.2, 1.7026e-4],
  [2048, 8841.3, 2.405e-4],
]);

const upTo = (rows: typeof x86, largest: number) => rows.filter(({ size }) => size <= largest);

describe("the strategies of AWS Lambda Power Tuning choose as it does", () => {
  test("on its README's figures: 1536 MB is as cheap as 1024 MB and faster; 3008 MB is the fastest", () => {
    expect(cheapestOf(readme)?.size).toBe(1536);
    expect(fastestOf(readme)?.size).toBe(3008);
    expect(balancedOf(readme)?.size).toBe(1536);
  });

  test("weight 1 is cost alone and weight 0 is speed alone", () => {
    expect(balancedOf(readme, 1)?.cost).toBe(cheapestOf(readme)?.cost);
    expect(balancedOf(readme, 0)).toBe(fastestOf(readme));
  });

  test("where a free tier covers every size, balanced has only speed to weigh", () => {
    const free = points([
      [128, 800, 0],
      [512, 200, 0],
      [1024, 110, 0],
      [2048, 120, 0],
    ]);
    expect(balancedOf(free)?.size).toBe(1024);
  });

  test("of nothing nothing is chosen", () => {
    expect([cheapestOf([]), fastestOf([]), balancedOf([])]).toEqual([null, null, null]);
  });
});

describe("balanced depends on sizes that nobody would take", () => {
  // Each term is divided by the worst of the sizes that were measured. Without the dear large sizes the dearest left is
  // much cheaper, so a dollar weighs more, and a smaller size wins: the sizes that were dropped were never in question.
  test.each([
    { name: "x86", rows: x86, all: 512, without: 384 },
    { name: "arm64", rows: arm, all: 1024, without: 512 },
  ])("$name: dropping 1536 and 2048 MB turns $all MB into $without MB", ({ rows, all, without }) => {
    expect(balancedOf(rows)?.size).toBe(all);
    expect(balancedOf(upTo(rows, 1024))?.size).toBe(without);
  });

  test("where every size is free, balanced is the fastest", () => {
    const rows = points([
      [128, 400, 0],
      [256, 200, 0],
      [512, 250, 0],
    ]);
    expect(balancedOf(rows)?.size).toBe(256);
  });

  test("cost and speed do not: whatever else is dropped, the chosen one stays", () => {
    for (const rows of [readme, x86, arm]) {
      for (const choose of [cheapestOf<(typeof x86)[number]>, fastestOf<(typeof x86)[number]>]) {
        const chosen = choose(rows);
        for (const dropped of rows.filter((row) => row !== chosen)) {
          expect(choose(rows.filter((row) => row !== dropped))).toBe(chosen);
        }
      }
    }
  });

  test("the fewest sizes that turn it are found, from either end", () => {
    for (const { rows, chosen } of [
      { rows: x86, chosen: 512 },
      { rows: arm, chosen: 1024 },
    ]) {
      const found = balancedInstability(rows);
      expect(found.length).toBeGreaterThan(0);
      for (const { without, chosen: other } of found) {
        expect(without.map(({ size }) => size)).not.toContain(chosen);
        expect(other.size).not.toBe(chosen);
        expect(balancedOf(rows.filter((row) => !without.includes(row)))).toBe(other);
        // One size fewer does not turn it.
        const isTop = without.at(-1) === rows.at(-1);
        const fewer = isTop ? without.slice(1) : without.slice(0, -1);
        expect(balancedOf(rows.filter((row) => !fewer.includes(row)))?.size).toBe(chosen);
      }
    }
  });

  test("a choice that hangs on nothing has no such sizes", () => {
    const rows = points([
      [128, 100, 1],
      [256, 100, 2],
      [512, 100, 4],
    ]);
    expect(balancedInstability(rows)).toEqual([]);
  });
});
