import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeClaim } from "../../../src/analysis/claim/judge-claim.ts";
import { answer, candidate, claimOf, curveOf } from "./example-answer.ts";

const rates = [0.1, 0.3, 1, 3, 10, 30, 100];

test("a cost that follows a power of the rate passes a bound where algebra says, and `<` and `>=` share the edge", () => {
  const power = fc.double({ min: 0.3, max: 2, noNaN: true });
  const place = fc.double({ min: 0.12, max: 90, noNaN: true });
  fc.assert(
    fc.property(power, place, (exponent, edge) => {
      const cost = (rate: number) => 1000 * Math.exp(exponent * Math.log(rate / edge));
      const result = answer([candidate("A", { cost: [1000, 1000] })], curveOf(rates, { A: { cost } }));
      const below = judgeClaim(claimOf('cost of "A" < 1000'), result).ranges;
      const above = judgeClaim(claimOf('cost of "A" >= 1000'), result).ranges;
      expect([below.length, above.length]).toEqual([1, 1]);
      expect(below[0]![1]! / edge).toBeCloseTo(1, 9);
      expect(above[0]![0]).toBe(below[0]![1]);
      expect([below[0]![0], above[0]![1]]).toEqual([0.1, 100]);
    }),
  );
});
