import { expect, test } from "vitest";
import { divideBill } from "../../src/analysis/divide-bill.ts";
import type { Bill, LineItem } from "../../src/pricing/bill.ts";

function billOf(amounts: readonly (readonly [LineItem["meter"], number])[]): Bill {
  const lines = amounts.map(([meter, amount]): LineItem => {
    const unpriced = { label: "", quantity: 0, unit: "", price: 0, formula: "", source: "", effectiveDate: "" };
    return { ...unpriced, meter, amount };
  });
  return { lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}

test("each meter in proportion to its use, tiers and all; what nobody uses alone by requests", () => {
  const shares = [
    { usage: { requests: 100, gbSeconds: 1 }, offered: 300 },
    { usage: { requests: 300, gbSeconds: 1 }, offered: 100 },
  ];
  const bill = billOf([
    ["requests", 0], // the free tier
    ["requests", 8],
    ["gbSeconds", 10],
    ["operationsHours", 40],
  ]);
  expect(divideBill(bill, shares)).toEqual([2 + 5 + 30, 6 + 5 + 10]);
});

test("without any request everybody takes an equal part", () => {
  const shares = [0, 0].map((offered) => ({ usage: {}, offered }));
  expect(divideBill(billOf([["lbHours", 16]]), shares)).toEqual([8, 8]);
});
