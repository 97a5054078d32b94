import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bill } from "../../src/pricing/bill.ts";
import { rateCards } from "../../src/pricing/cards/index.ts";
import type { Rate } from "../../src/pricing/rate.ts";
import { worstCasePerHour } from "../../src/pricing/worst-case-per-hour.ts";
import { scaleUsage } from "../../src/usage/scale-usage.ts";

const anyRate: fc.Arbitrary<Rate> = fc.constantFrom(...rateCards.flatMap(({ rates }) => rates));
const anyShare = fc.double({ min: 0, max: 1, noNaN: true });

/** Quantities from a millionth of a unit to far beyond the last tier, as often small as large. */
const anyQuantity = fc.double({ min: -6, max: 11, noNaN: true }).map((exponent) => Math.exp(exponent * Math.LN10));

const costOf = (rate: Rate, quantity: number, freeTier: number) =>
  bill({ [rate.meter]: quantity }, [rate], { freeTier }).total;

const withPrices = (rate: Rate, factor: number): Rate => ({
  ...rate,
  tiers: rate.tiers.map(({ upTo, price }) => ({ upTo, price: price * factor })),
});

describe("on every rate of every card", () => {
  test("twice the price is twice the cost", () => {
    fc.assert(
      fc.property(anyRate, anyQuantity, anyShare, (rate, quantity, freeTier) => {
        // Doubling is exact in binary, so no tolerance is needed.
        expect(costOf(withPrices(rate, 2), quantity, freeTier)).toBe(2 * costOf(rate, quantity, freeTier));
      }),
    );
  });

  test("more usage never lowers a bill, more free tier never raises it", () => {
    fc.assert(
      fc.property(anyRate, anyQuantity, anyQuantity, anyShare, (rate, quantity, more, freeTier) => {
        const cost = costOf(rate, quantity, freeTier);
        const rounding = 1e-12 * cost;
        expect(costOf(rate, quantity + more, freeTier)).toBeGreaterThanOrEqual(cost - rounding);
        expect(costOf(rate, quantity, 1)).toBeLessThanOrEqual(cost + rounding);
      }),
    );
  });

  test("the lines' quantities add up to the usage, and their amounts to the total", () => {
    fc.assert(
      fc.property(anyRate, anyQuantity, anyShare, (rate, quantity, freeTier) => {
        const { lines, total } = bill({ [rate.meter]: quantity }, [rate], { freeTier });
        const used = lines.reduce((sum, line) => sum + line.quantity, 0);
        expect(Math.abs(used - quantity)).toBeLessThanOrEqual(1e-12 * quantity);
        expect(total).toBe(lines.reduce((sum, line) => sum + line.quantity * line.price, 0));
      }),
    );
  });

  test("the cost is continuous at each tier's end", () => {
    const ends = rateCards.flatMap(({ rates }) =>
      rates.flatMap((rate) => rate.tiers.flatMap(({ upTo }) => (upTo === null ? [] : [{ rate, end: upTo }]))),
    );
    expect(ends.length).toBeGreaterThan(0);
    for (const { rate, end } of ends) {
      const dearest = Math.max(...rate.tiers.map(({ price }) => price));
      const step = costOf(rate, end + 0.5, 0) - costOf(rate, end - 0.5, 0);
      expect(step).toBeGreaterThan(0);
      expect(step).toBeLessThanOrEqual(dearest * 1.001);
    }
  });

  test("the worst case of an hour is at least what a bill for it would be", () => {
    fc.assert(
      fc.property(anyRate, anyQuantity, anyShare, (rate, quantity, freeTier) => {
        const worst = worstCasePerHour({ [rate.meter]: quantity }, [rate]);
        expect(costOf(rate, quantity, freeTier)).toBeLessThanOrEqual(worst * (1 + 1e-12));
      }),
    );
  });

  test("a flat price bills in proportion to usage", () => {
    const flat = rateCards.flatMap(({ rates }) => rates.filter(({ tiers }) => tiers.length === 1));
    fc.assert(
      fc.property(fc.constantFrom(...flat), anyQuantity, (rate, quantity) => {
        const usage = { [rate.meter]: quantity };
        const once = bill(usage, [rate], { freeTier: 0 }).total;
        expect(bill(scaleUsage(usage, 4), [rate], { freeTier: 0 }).total).toBe(4 * once);
      }),
    );
  });
});
