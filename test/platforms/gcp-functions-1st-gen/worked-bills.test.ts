import { describe, expect, test } from "vitest";
import type { CandidateResult } from "../../../src/analysis/result.ts";
import { formatCents } from "../../../src/units/significant.ts";
import { askOf } from "../candidate-case.ts";

const { resultOf } = askOf("gcp-functions-1st-gen", "memory: 256MB");

const linesOf = ({ bill }: CandidateResult) => bill.lines.map(({ label, amount }) => [label, formatCents(amount)]);

describe("examples of Google's price page as remembered, free tier", () => {
  // A thousand requests, once the first instances have started.
  test("WX-GCP-1: 10 million of 128 MB and 300 ms: 7.20", async () => {
    const seen = await resultOf({
      top: "duration: 262.8s\nwarmUp: 262.8s\nfreeTier: true",
      workload: "arrivals: {kind: constant, rate: 10000000/730h}, work: {io: 300ms}",
      keys: "memory: 128MB",
    });
    expect(linesOf(seen)).toEqual([
      ["Invocations, free tier", "0.00"],
      ["Invocations", "3.20"],
      ["Memory", "0.94"],
      ["CPU", "6.00"],
      ["Memory, free tier", "-0.94"],
      ["CPU, free tier", "-2.00"],
    ]);
    expect(seen.bill.total).toBeCloseTo(7.2, 6);
  });

  test("WX-GCP-2: 50 million of 256 MB and 500 ms, 5 KB out: 159.84", async () => {
    const seen = await resultOf({
      top: "duration: 52.56s\nwarmUp: 52.56s\nfreeTier: true",
      workload: "arrivals: {kind: constant, rate: 50000000/730h}, work: {io: 500ms}, response: 5KB",
      keys: "memory: 256MB",
    });
    const amounts = Object.fromEntries(linesOf(seen));
    expect(amounts).toMatchObject({ Invocations: "19.20", CPU: "100.00", "Internet egress": "28.01" });
    expect(amounts).toMatchObject({ "Memory, free tier": "-1.00", "CPU, free tier": "-2.00" });
    // 15.625 and 159.8352 before they are rounded.
    expect(seen.bill.lines.find(({ label }) => label === "Memory")!.amount).toBeCloseTo(15.625, 6);
    expect(Math.abs(seen.bill.total - 159.8352)).toBeLessThan(0.0001);
  });
});

describe("one idle minimum instance for 30 days, free tier (firebase-tools)", () => {
  // Three requests of 1 ms in a month of 30 days cost next to nothing.
  test.each([
    ["us-central1", "256MB", 1, 0.62],
    ["us-central1", "256MB", 2, 2.3136],
    ["europe-west3", "256MB", 1, 1.268],
    ["europe-west3", "8192MB", 1, 87.61632],
  ])("%s, %s, %i: %f", async (region, memory, count, total) => {
    const seen = await resultOf({
      top: "duration: 10d\nmonth: 30d\nfreeTier: true",
      workload: "arrivals: {kind: schedule, every: 10d}, work: {io: 1ms}",
      keys: `region: ${region}, memory: ${memory}, minimumInstances: ${count}`,
    });
    expect(seen.coldStarts.count.mean).toBe(0);
    expect(Math.abs(seen.bill.total - total)).toBeLessThan(0.0001);
    expect(seen.costSplit.idle).toBeCloseTo(seen.costSplit.fixed, 6); // all that runs by the clock served nobody
  });
});
