import { expect, test } from "vitest";
import { appUsage } from "../../../src/platforms/azure-functions-consumption/app-usage.ts";
import { nothingConsumed } from "../../../src/platforms/instance-pool/pool-consumption.ts";
import { formatCents } from "../../../src/units/significant.ts";
import { askOf } from "../candidate-case.ts";

const { resultOf } = askOf("azure-functions-consumption");

const megabyte = 1024 * 1024;
const atOnce = "coldStart: 0ms, overhead: 0ms";

test("WX-AZ-1 (Microsoft's example): 3 million executions of 512 MB and 1 s: 17.60 + 0.40 = 18.00", async () => {
  // A month of three million seconds, one execution after the other.
  const seen = await resultOf({
    top: "duration: 1000s\nmonth: 3000000s\nfreeTier: true",
    workload: "arrivals: {kind: constant, rate: 1/s}, work: {io: 1s}, memory: 512MB",
    keys: atOnce,
  });
  expect(seen.usage).toMatchObject({ requests: 3_000_000, gbSeconds: 1_500_000 });
  expect(seen.bill.lines.map(({ label, amount }) => [label, formatCents(amount)])).toEqual([
    ["Executions, free tier", "0.00"],
    ["Executions", "0.40"],
    ["Execution time, free tier", "0.00"],
    ["Execution time", "17.60"],
  ]);
  expect(formatCents(seen.bill.total)).toBe("18.00");
});

test("WX-AZ-4: 1,110,000,000 MB-ms are 1,083.98 GB-s", async () => {
  const executions = { count: 1, onMinimum: 0, time: 0, memoryTime: 1_110_000_000 * megabyte * 1000 };
  const { gbSeconds } = appUsage({ ...nothingConsumed, executions }, { window: 1, month: 1, served: 1 });
  expect(gbSeconds).toBeCloseTo(1_110_000_000 / 1_024_000, 9);

  // The same by executions: 111 of 78,125 ms at 128 MB, each alone.
  const seen = await resultOf({
    top: "duration: 11100s\nmonth: 11100s",
    workload: "arrivals: {kind: constant, rate: 0.01/s}, work: {io: 78125ms}, memory: 128MB",
    keys: atOnce,
  });
  expect(seen.usage.requests).toBe(111);
  expect(seen.usage.gbSeconds!.toFixed(2)).toBe("1083.98");
});
