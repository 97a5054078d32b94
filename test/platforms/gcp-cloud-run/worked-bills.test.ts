import { describe, expect, test } from "vitest";
import type { CandidateResult } from "../../../src/analysis/result.ts";
import { formatCents } from "../../../src/units/significant.ts";
import { resultOf } from "./ask.ts";

const linesOf = ({ bill }: CandidateResult) => bill.lines.map(({ label, amount }) => [label, formatCents(amount)]);

describe("Infracost reference output, 2024-07-01: 500,000 requests of 3.6 s, 1 vCPU, 0.5 GB, tier 2", () => {
  // One request every 5.256 s is 500,000 in 730 h; a thousand of them, once the first instances have started.
  test("60.48 + 3.15 + 0.20 = 63.83", async () => {
    const seen = await resultOf({
      top: "duration: 5256s\nwarmUp: 5256s",
      workload: "arrivals: {kind: constant, rate: 500000/730h}, work: {io: 3.6s}",
      service: "region: europe-west3, cpu: 1, memory: 512MB, concurrency: 1",
    });
    expect(linesOf(seen)).toEqual([
      ["Requests", "0.20"],
      ["vCPU", "60.48"],
      ["Memory", "3.15"],
    ]);
    expect(formatCents(seen.bill.total)).toBe("63.83");
  });
});

describe("one idle instance for 30 days, free tier (firebase-tools)", () => {
  // Three requests of 1 ms in a month of 30 days cost a hundredth of a cent at most.
  test.each([
    ["us-central1", 1, "256MB", 2.88],
    ["europe-west2", 1, "256MB", 6.12],
    ["europe-west2", 2, "4096MB", 49.212],
  ])("%s, %i vCPU, %s: %f", async (region, cpu, memory, total) => {
    const seen = await resultOf({
      top: "duration: 10d\nmonth: 30d\nfreeTier: true",
      workload: "arrivals: {kind: schedule, every: 10d}, work: {io: 1ms}",
      service: `region: ${region}, cpu: ${cpu}, memory: ${memory}, minimumInstances: 1`,
    });
    expect(seen.coldStarts.count.mean).toBe(0);
    expect(Math.abs(seen.bill.total - total)).toBeLessThan(0.0001);
  });
});

describe("a commitment to 1 USD an hour at 17 % off (Google's launch post)", () => {
  const prices = "prices: {vcpuSeconds: 0.0002777777777777778, memoryGbSeconds: 0, requests: 0}";
  const service = `purchase: committed-use-1y, committed: 1, minimumInstances: 0, coldStart: 0ms, ${prices}`;
  const hour = "duration: 1h\nmonth: 1h\nwarmUp: 1h";

  test("an hour of next to no usage: 0.83", async () => {
    const workload = "arrivals: {kind: constant, rate: 1/h}, work: {io: 100ms}";
    const seen = await resultOf({ top: hour, workload, service });
    expect(formatCents(seen.bill.total)).toBe("0.83");
    expect(seen.usage.vcpuSeconds).toBe(0);
  });

  test("an hour of 1.50 USD of usage: 0.83 + 0.50 = 1.33", async () => {
    // Requests of 3 s, one every 2 s, one at a time: one and a half instances on average.
    const workload = "arrivals: {kind: constant, rate: 0.5/s}, work: {io: 3s}";
    const seen = await resultOf({ top: hour, workload, service: `concurrency: 1, ${service}` });
    expect(formatCents(seen.bill.total)).toBe("1.33");
  });

  test("the same usage all at once in a part of the hour: what counts is the hour's spend", async () => {
    // Eighteen instances for five minutes.
    const workload = "arrivals: {kind: schedule, every: 1h, count: 18}, work: {io: 5m}";
    const seen = await resultOf({ top: hour, workload, service: `concurrency: 1, timeout: 10m, ${service}` });
    expect(formatCents(seen.bill.total)).toBe("1.33");
  });
});

describe("a commitment by request pays for idle minimum instances and requests too", () => {
  // A month of 720 h, a request of 500 ms every second on one of four instances of 1 vCPU and 0.5 GB: 31.104 + 1.62 USD
  // active, 22.68 + 11.34 idle, 1.0368 for requests; 67.7808 in all.
  const given = {
    top: "duration: 24h\nmonth: 720h",
    workload: "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 500ms}",
  };
  const service = "concurrency: 1, overhead: 0s, minimumInstances: 4";

  test("on demand: 67.78", async () => {
    expect(formatCents((await resultOf({ ...given, service })).bill.total)).toBe("67.78");
  });

  test("the worth of four instances has room for all of it: 261.79 less 17 %", async () => {
    const { bill } = await resultOf({ ...given, service: `${service}, purchase: committed-use-1y, committed: 4` });
    expect(formatCents(bill.total)).toBe("217.29");
  });

  test("the worth of one instance is 65.448: 54.32, and 2.3328 go beyond it", async () => {
    const { bill } = await resultOf({ ...given, service: `${service}, purchase: committed-use-1y, committed: 1` });
    expect(formatCents(bill.total)).toBe("56.65");
  });

  test("half of that is less than the active time alone: 27.16 and 67.7808 - 32.724", async () => {
    const { bill } = await resultOf({ ...given, service: `${service}, purchase: committed-use-3y, committed: 0.5` });
    expect(formatCents(bill.total)).toBe("62.22");
  });
});

test("instance-based, a quarter of its vCPU in use: 49.93 by the clock, of which 37.45 idle", async () => {
  const { costSplit } = await resultOf({
    top: "duration: 1h",
    workload: "arrivals: {kind: constant, rate: 1/s}, work: {cpu: 250ms}",
    service: "billing: instance-based, minimumInstances: 1, maximumInstances: 1, overhead: 0s",
  });
  expect(Object.values(costSplit).map(formatCents)).toEqual(["49.93", "0.00", "37.45"]);
});

test("instance-based, 730 h of one instance with 1 vCPU and 0.5 GB: 47.30 + 2.63, and 44.71 after the free tier", async () => {
  const given = {
    workload: "arrivals: {kind: constant, rate: 1/10m}, work: {io: 1ms}",
    service: "billing: instance-based, minimumInstances: 1",
  };
  const seen = await resultOf({ ...given, top: "duration: 1d" });
  expect(linesOf(seen)).toEqual([
    ["vCPU, instance-based", "47.30"],
    ["Memory, instance-based", "2.63"],
  ]);
  const free = await resultOf({ ...given, top: "duration: 1d\nfreeTier: true" });
  expect(formatCents(free.bill.total)).toBe("44.71");
});
