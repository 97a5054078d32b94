import { describe, expect, test } from "vitest";
import { bill } from "../../src/pricing/bill.ts";
import type { Rate } from "../../src/pricing/rate.ts";
import type { Meter } from "../../src/usage/meter.ts";

function rateOf(meter: Meter, given: Partial<Rate>): Rate {
  return {
    meter,
    label: meter,
    region: "here",
    tiers: [{ upTo: null, price: 1 }],
    free: 0,
    source: "a test",
    effectiveDate: "2026-01-02",
    confirmed: true,
    setBy: "card",
    ...given,
  };
}

const tiered = rateOf("gbSeconds", {
  label: "Duration",
  tiers: [
    { upTo: 100, price: 4 },
    { upTo: 300, price: 2 },
    { upTo: null, price: 1 },
  ],
  free: 50,
});

const labelled = (used: number, freeTier: number) =>
  bill({ gbSeconds: used }, [tiered], { freeTier }).lines.map(({ label, quantity, amount }) => [
    label,
    quantity,
    amount,
  ]);

describe("a bill", () => {
  test("shows its working", () => {
    const rate = rateOf("gbSeconds", { label: "Duration", tiers: [{ upTo: null, price: 0.0000166667 }] });
    expect(bill({ gbSeconds: 140_000 }, [rate], { freeTier: 0 })).toEqual({
      lines: [
        {
          label: "Duration",
          meter: "gbSeconds",
          quantity: 140_000,
          unit: "GB-s",
          price: 0.0000166667,
          amount: 140_000 * 0.0000166667,
          formula: "140,000 GB-s x 0.0000166667 USD",
          source: "a test",
          effectiveDate: "2026-01-02",
        },
      ],
      total: 140_000 * 0.0000166667,
    });
  });

  test.each([
    [10.045492172165, 0.09, "10.0455 GB-s x 0.09 USD"],
    [123_456.789012, 0.09, "123,456.8 GB-s x 0.09 USD"], // 123,457 would be 2 cents too much
    [123_456_789, 0.0000002, "123,456,789 GB-s x 0.0000002 USD"], // whole numbers in full
    [0.333333333333, 1, "0.333333 GB-s x 1 USD"],
  ])("writes %f in as many digits as the amount needs", (quantity, price, formula) => {
    const { lines } = bill({ gbSeconds: quantity }, [rateOf("gbSeconds", { tiers: [{ upTo: null, price }] })], {
      freeTier: 0,
    });
    expect(lines[0]?.formula).toBe(formula);
  });

  test("has one line per tier used", () => {
    expect(labelled(70, 0)).toEqual([["Duration, first 100 GB-s", 70, 280]]);
    expect(labelled(100, 0)).toEqual([["Duration, first 100 GB-s", 100, 400]]);
    expect(labelled(350, 0)).toEqual([
      ["Duration, first 100 GB-s", 100, 400],
      ["Duration, next 200 GB-s", 200, 400],
      ["Duration, over 300 GB-s", 50, 50],
    ]);
  });

  test("takes the free tier off before it fills the tiers", () => {
    expect(labelled(160, 1)).toEqual([
      ["Duration, free tier", 50, 0],
      ["Duration, first 100 GB-s", 100, 400],
      ["Duration, next 200 GB-s", 10, 20],
    ]);
  });

  test("gives a workload its share of the free tier, and no more than it uses", () => {
    expect(labelled(70, 0.4)).toEqual([
      ["Duration, free tier", 20, 0],
      ["Duration, first 100 GB-s", 50, 200],
    ]);
    expect(labelled(30, 1)).toEqual([["Duration, free tier", 30, 0]]);
  });

  test("has no line for what was not used, and lines in the order of the rates", () => {
    const rates = [rateOf("logsGb", {}), rateOf("requests", {}), rateOf("egressGb", {})];
    const { lines, total } = bill({ egressGb: 3, requests: 0, logsGb: 4 }, rates, { freeTier: 0 });
    expect(lines.map(({ meter }) => meter)).toEqual(["logsGb", "egressGb"]);
    expect(total).toBe(7);
  });

  test("totals its lines exactly, unrounded", () => {
    const rates = [rateOf("requests", { tiers: [{ upTo: null, price: 0.1 }] }), rateOf("logsGb", {})];
    expect(bill({ requests: 3, logsGb: 0.004 }, rates, { freeTier: 0 }).total).toBe(3 * 0.1 + 0.004);
  });

  test("refuses a used meter without a price, or with two", () => {
    expect(() => bill({ requests: 1 }, [], { freeTier: 0 })).toThrow("no rate prices the meter requests");
    expect(bill({ requests: 0 }, [], { freeTier: 0 }).total).toBe(0);
    const twice = [rateOf("requests", {}), rateOf("requests", {})];
    expect(() => bill({ requests: 1 }, twice, { freeTier: 0 })).toThrow("two rates price the meter requests");
  });
});
