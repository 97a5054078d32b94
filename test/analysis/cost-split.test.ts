import { expect, test } from "vitest";
import { splitCost } from "../../src/analysis/cost-split.ts";
import type { Bill, LineItem } from "../../src/pricing/bill.ts";
import type { Meter } from "../../src/usage/meter.ts";

const line = (meter: Meter, amount: number): LineItem => ({
  label: meter,
  meter,
  quantity: amount,
  unit: "",
  price: 1,
  amount,
  formula: "",
  source: "",
  effectiveDate: "",
});

function billOf(...lines: readonly LineItem[]): Bill {
  return { lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}

test("machines: what their idle vCPUs cost is idle; disks and addresses are fixed, not idle", () => {
  const bill = billOf(line("instanceHours", 100), line("diskGbMonths", 10), line("ipv4Hours", 4), line("lcuHours", 6));
  expect(splitCost(bill, { machines: 0.25, provisioned: 0 })).toEqual({ fixed: 114, usage: 6, idle: 75 });
});

test("functions: only provisioned capacity is fixed, and idle where nobody used it", () => {
  const bill = billOf(
    line("requests", 1),
    line("gbSeconds", 2),
    line("provisionedGbSeconds", 8),
    line("provisionedDurationGbSeconds", 4),
  );
  expect(splitCost(bill, { machines: 0, provisioned: 0.5 })).toEqual({ fixed: 8, usage: 7, idle: 4 });
});
