import { describe, expect, test } from "vitest";
import { formatCents } from "../../../src/units/significant.ts";
import { askOf } from "../candidate-case.ts";

const { resultOf } = askOf("azure-functions-flex");

test("WX-AZ-2 (Microsoft's example): 40 requests/s on ten instances that are always busy: 1.9296 an hour", async () => {
  const seen = await resultOf({
    top: "duration: 1h\nmonth: 1h\nwarmUp: 1m",
    workload: "arrivals: {kind: constant, rate: 40/s}, work: {cpu: 250ms}",
    keys: "memory: 2048MB, concurrency: 1, coldStart: 0ms, overhead: 0ms",
  });
  expect([seen.instances.peak.mean, seen.concurrency.mean.mean]).toEqual([10, 10]);
  // 7,200 GB-s of each instance.
  expect([seen.usage.gbSeconds, seen.usage.requests]).toEqual([72_000, 144_000]);
  expect(seen.bill.lines.map(({ label, amount }) => [label, formatCents(amount)])).toEqual([
    ["Executions", "0.06"], // 0.0576
    ["Execution time", "1.87"], // 1.872
  ]);
  expect(seen.bill.total).toBeCloseTo(1.9296, 9);
});

describe("one always-ready instance that serves next to nobody, a month", () => {
  // 2 GB x 2,628,000 s x 0.000004; some executions of 1 ms a month cost hundredths of a cent.
  test.each([
    ["2GB", 21.024],
    ["512MB", 5.256],
  ])("%s: %f", async (memory, total) => {
    const seen = await resultOf({
      top: "duration: 10d\nfreeTier: true",
      workload: "arrivals: {kind: schedule, every: 10d}, work: {io: 1ms}",
      keys: `memory: ${memory}, alwaysReady: 1`,
    });
    expect(seen.coldStarts.count.mean).toBe(0);
    expect(Math.abs(seen.bill.total - total)).toBeLessThan(0.0005);
    expect(seen.costSplit.fixed).toBeCloseTo(total, 9);
  });
});

test("the free grant is for what is on demand, not for always-ready instances", async () => {
  // Ten million requests of 1 s in a month of 10^6 s on one always-ready instance.
  const given = {
    top: "duration: 1000s\nmonth: 1000000s\nwarmUp: 10s\nfreeTier: true",
    workload: "arrivals: {kind: constant, rate: 10/s}, work: {io: 1s}",
  };
  const ready = await resultOf({ ...given, keys: "alwaysReady: 1, coldStart: 0ms" });
  // 2 x 10^6 GB-s at 0.000004 and at 0.000016, 10^7 executions.
  expect(ready.bill.lines.map(({ amount }) => formatCents(amount)).filter((amount) => amount !== "0.00")).toEqual([
    "8.00",
    "32.00",
    "4.00",
  ]);
  const onDemand = await resultOf({ ...given, keys: "coldStart: 0ms" });
  // 1.9 x 10^6 GB-s at 0.000026 and 9.75 x 10^6 executions.
  expect(formatCents(onDemand.bill.total)).toBe("53.30");
});
