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
  expect(splitCost(bill, { machines: 0.25, machineHours: 100, provisioned: 0 })).toEqual({
    fixed: 114,
    usage: 6,
    idle: 75,
  });
});

test("functions: only provisioned capacity is fixed, and idle where nobody used it", () => {
  const bill = billOf(
    line("requests", 1),
    line("gbSeconds", 2),
    line("provisionedGbSeconds", 8),
    line("provisionedDurationGbSeconds", 4),
  );
  expect(splitCost(bill, { machines: 0, machineHours: 0, provisioned: 0.5 })).toEqual({ fixed: 8, usage: 7, idle: 4 });
});

test("staff are fixed and never idle", () => {
  const bill = billOf(line("instanceHours", 100), line("operationsHours", 320));
  expect(splitCost(bill, { machines: 0.5, machineHours: 100, provisioned: 0 })).toEqual({
    fixed: 420,
    usage: 0,
    idle: 50,
  });
});

test("a commitment is idle where its machines idle, and where no machine takes it up", () => {
  // 40 h committed and 60 h on demand, 1 USD each: all 100 h ran, half busy.
  const grown = billOf(line("committedHours", 40), line("instanceHours", 60));
  expect(splitCost(grown, { machines: 0.5, machineHours: 100, provisioned: 0 }).idle).toBe(50);
  // 40 h committed of which 10 h ran: 5 h of work for 40 USD.
  const shrunk = billOf(line("committedHours", 40));
  expect(splitCost(shrunk, { machines: 0.5, machineHours: 10, provisioned: 0 }).idle).toBe(35);
});
