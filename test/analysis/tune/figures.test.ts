import { describe, expect, test } from "vitest";
import { bandHalfWidth, differenceOf, type Figures, type MetricValues } from "../../../src/analysis/tune/figures.ts";

const onlyCost = (cost: number | null): MetricValues => ({ cost, mean: null, p95: null, p99: null });

function figures(cost: readonly number[], effects: Readonly<Record<string, number>> = {}, isExact = false): Figures {
  const none = cost.map(() => null);
  return {
    values: { cost, mean: none, p95: none, p99: none },
    isExact,
    effects: new Map(Object.entries(effects).map(([name, effect]) => [name, onlyCost(effect)])),
  };
}

describe("the difference of two variants", () => {
  test("by hand: paired by replication, so that what the dice gave to both cancels", () => {
    // 10, 20, 30 less 9, 19, 29 is 1 in every replication: no doubt is left though both vary widely.
    const { estimate, isCertain } = differenceOf(figures([10, 20, 30]), figures([9, 19, 29]), "cost");
    expect(estimate).toEqual({ mean: 1, low: 1, high: 1 });
    expect(isCertain).toBe(true);
  });

  test("a sign that the dice leave open is not certain", () => {
    expect(differenceOf(figures([10, 11, 12]), figures([11, 10, 12]), "cost").isCertain).toBe(false);
  });

  test("by hand: what a fit moves in both alike takes nothing from the difference; what is each one's own adds up", () => {
    const one = figures([10, 10], { shared: 4, one: 3 });
    const other = figures([5, 5], { shared: 4, other: 4 });
    expect(differenceOf(one, other, "cost").bandHalf).toBe(5); // sqrt(0 + 3 x 3 + 4 x 4)
    expect(bandHalfWidth(one, "cost")).toBe(5); // sqrt(4 x 4 + 3 x 3)
    expect(differenceOf(one, other, "cost").isCertain).toBe(false); // 5 is not more than 5
  });

  test("one replication has no interval and decides nothing; a closed form has no dice", () => {
    expect(differenceOf(figures([10]), figures([5]), "cost").isCertain).toBe(false);
    expect(differenceOf(figures([10], {}, true), figures([5], {}, true), "cost").isCertain).toBe(true);
  });

  test("replications in which one of them tells nothing are left out", () => {
    const one = { ...figures([1, 2]), values: { ...figures([1, 2]).values, p99: [5, null] } };
    const other = { ...figures([1, 2]), values: { ...figures([1, 2]).values, p99: [3, 4] } };
    expect(differenceOf(one, other, "p99").estimate).toEqual({ mean: 2, low: null, high: null });
  });
});
