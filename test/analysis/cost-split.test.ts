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

const idle = { running: 0, instanceHours: 0, vcpus: 1, provisioned: 0, servedGbSeconds: 0 };

test("machines: what their idle vCPUs cost is idle; disks and addresses are fixed, not idle", () => {
  const bill = billOf(line("instanceHours", 100), line("diskGbMonths", 10), line("ipv4Hours", 4), line("lcuHours", 6));
  expect(splitCost(bill, { ...idle, running: 0.25, instanceHours: 100, provisioned: 0 })).toEqual({
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
  expect(splitCost(bill, { ...idle, running: 0, instanceHours: 0, provisioned: 0.5 })).toEqual({
    fixed: 8,
    usage: 7,
    idle: 4,
  });
});

test("staff are fixed and never idle", () => {
  const bill = billOf(line("instanceHours", 100), line("operationsHours", 320));
  expect(splitCost(bill, { ...idle, running: 0.5, instanceHours: 100, provisioned: 0 })).toEqual({
    fixed: 420,
    usage: 0,
    idle: 50,
  });
});

test("a commitment is idle where its machines idle, and where no machine takes it up", () => {
  // 40 h committed and 60 h on demand, 1 USD each: all 100 h ran, half busy.
  const grown = billOf(line("committedHours", 40), line("instanceHours", 60));
  expect(splitCost(grown, { ...idle, running: 0.5, instanceHours: 100, provisioned: 0 }).idle).toBe(50);
  // 40 h committed of which 10 h ran: 5 h of work for 40 USD.
  const shrunk = billOf(line("committedHours", 40));
  expect(splitCost(shrunk, { ...idle, running: 0.5, instanceHours: 10, provisioned: 0 }).idle).toBe(35);
});

test("a savings plan is idle where no request was served for it", () => {
  // 100 GB-s served: 20 under provisioned concurrency, 30 on demand, so 50 for the plan, which paid for 80.
  const plan = billOf(
    line("committedGbSeconds", 80),
    line("gbSeconds", 30),
    line("provisionedDurationGbSeconds", 20),
    line("requests", 1),
  );
  expect(splitCost(plan, { ...idle, servedGbSeconds: 100 })).toEqual({ fixed: 80, usage: 51, idle: 30 });
  // All of it on demand: nothing was left for the plan. More than it can have paid for: nothing of it is idle.
  expect(splitCost(plan, { ...idle, servedGbSeconds: 50 }).idle).toBe(80);
  expect(splitCost(plan, { ...idle, servedGbSeconds: 131 }).idle).toBe(0);
});

test("tasks: their memory is as idle as their vCPUs; the storage beside them is not", () => {
  const bill = billOf(line("vcpuHours", 30), line("memoryGbHours", 10), line("diskGbHours", 5));
  expect(splitCost(bill, { ...idle, running: 0.25, instanceHours: 30 })).toEqual({ fixed: 45, usage: 0, idle: 30 });
});

test("a cluster: its nodes may be idle, the cluster and its gateway never are", () => {
  const bill = billOf(line("nodeHours", 80), line("clusterHours", 73), line("natHours", 33), line("natGb", 4));
  expect(splitCost(bill, { ...idle, running: 0.6 })).toEqual({ fixed: 186, usage: 4, idle: 32 });
});

test("what waits for requests and serves none is idle, what serves them is usage", () => {
  const bill = billOf(
    line("vcpuSeconds", 20),
    line("memoryGbSeconds", 2),
    line("idleVcpuSeconds", 6),
    line("idleMemoryGbSeconds", 3),
  );
  expect(splitCost(bill, { ...idle, running: 0.5, instanceHours: 1, vcpus: 2 })).toEqual({
    fixed: 9,
    usage: 22,
    idle: 9,
  });
});

test("hours discounted for sustained use are hours of machines", () => {
  const bill = billOf(
    line("instanceHours", 40),
    line("instanceHours25to50", 32),
    line("instanceHours50to75", 24),
    line("instanceHours75to100", 16),
  );
  expect(splitCost(bill, { ...idle, running: 0.5, instanceHours: 112 }).idle).toBe(56);
  // 40 h committed beside those 112 h on demand: all 152 h ran.
  const committed = billOf(...bill.lines, line("committedHours", 40));
  expect(splitCost(committed, { ...idle, running: 0.5, instanceHours: 152 }).idle).toBe(56 + 20);
});

test("committed vCPU-seconds are taken up by what ran and was not paid on demand", () => {
  // One hour of two vCPUs ran, 3,600 of its 7,200 vCPU-s on demand; of 4,500 committed ones 3,600 were taken up.
  const bill = billOf(
    line("vcpuSeconds", 3600),
    line("committedVcpuSeconds", 4500),
    line("committedMemoryGbSeconds", 500),
  );
  const { idle: unused } = splitCost(bill, { ...idle, running: 0.5, instanceHours: 1, vcpus: 2 });
  expect(unused).toBeCloseTo((4500 + 500) * (1 - 0.5 * 0.8), 9);
});

test("always-ready instances are idle while they are not active, whatever those on demand beside them do", () => {
  const kept = (amount: number, seconds: number) => ({ ...line("alwaysReadyGbSeconds", amount), quantity: seconds });
  const active = (seconds: number) => ({ ...line("alwaysReadyDurationGbSeconds", 32), quantity: seconds });
  const split = (bill: Bill) => splitCost(bill, { ...idle, running: 0.05 });
  expect(split(billOf(kept(10, 1000), active(750), line("gbSeconds", 3)))).toEqual({ fixed: 10, usage: 35, idle: 2.5 });
  expect(split(billOf(kept(10, 1000), active(1000))).idle).toBe(0);
  expect(split(billOf(kept(10, 1000))).idle).toBe(10);
});
