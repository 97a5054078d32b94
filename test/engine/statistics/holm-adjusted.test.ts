import fc from "fast-check";
import { expect, test } from "vitest";
import { holmAdjusted } from "../../../src/engine/statistics/holm-adjusted.ts";

test("four chances by hand: 4 x 0.005, 3 x 0.01, 2 x 0.03, and the largest no less than the one before", () => {
  const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005]);
  for (const [i, expected] of [0.03, 0.06, 0.06, 0.02].entries()) expect(adjusted[i]).toBeCloseTo(expected, 14);
});

test("one finding alone stays as it is, none is none, and no chance passes 1", () => {
  expect([holmAdjusted([0.04]), holmAdjusted([]), holmAdjusted([0.7, 0.9])]).toEqual([[0.04], [], [1, 1]]);
});

test("it finds whatever Bonferroni's finds, and nothing that alone would not be found", () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
  fc.assert(
    fc.property(chances, (given) => {
      for (const [i, one] of holmAdjusted(given).entries()) {
        expect(one).toBeGreaterThanOrEqual(given[i]!);
        expect(one).toBeLessThanOrEqual(Math.min(1, given.length * given[i]!));
      }
    }),
  );
});
