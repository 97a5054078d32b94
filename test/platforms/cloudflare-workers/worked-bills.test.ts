import { describe, expect, test } from "vitest";
import type { CandidateResult } from "../../../src/analysis/result.ts";
import { formatCents } from "../../../src/units/significant.ts";
import { resultOf } from "./ask.ts";

const linesOf = ({ bill }: CandidateResult) => bill.lines.map(({ label, amount }) => [label, formatCents(amount)]);

describe("Cloudflare's own examples, in a month of 30 days", () => {
  const month = "duration: 24h\nmonth: 720h";

  test("WX-CF-1: 15 M requests of 7 ms of CPU time: 5 + 1.50 + 1.50 = 8.00", async () => {
    const workload = "arrivals: {kind: constant, rate: 15000000/30d}, work: {cpu: 7ms, io: 40ms}, response: 10KB";
    const seen = await resultOf({ top: month, workload });
    expect(linesOf(seen)).toEqual([
      ["Requests, first 10 M requests", "0.00"],
      ["Requests, over 10 M requests", "1.50"],
      ["CPU time, first 30 M CPU-ms", "0.00"],
      ["CPU time, over 30 M CPU-ms", "1.50"],
      ["Workers Paid, fee of the account", "5.00"],
    ]);
    expect(formatCents(seen.bill.total)).toBe("8.00");
    expect([seen.costSplit.fixed, seen.costSplit.idle]).toEqual([5, 0]);
  });

  test.each(["false", "true"])(
    "WX-CF-2: 80 %% static assets leave 3 M requests: 5.00 (freeTier: %s)",
    async (freeTier) => {
      const workload = "arrivals: {kind: constant, rate: 3000000/30d}, work: {cpu: 7ms}";
      const { bill } = await resultOf({ top: `${month}\nfreeTier: ${freeTier}`, workload });
      expect(formatCents(bill.total)).toBe("5.00");
    },
  );
});

describe("two Workers", () => {
  const one = "arrivals: {kind: constant, rate: 7500000/30d}, work: {cpu: 7ms}";
  const workload = (sharing: string) => `functions: [{name: a, ${one}}, {name: b, ${one}}], sharing: ${sharing}`;
  const month = "duration: 24h\nmonth: 720h";

  test("of one account pay one fee and share what it includes: 8.00", async () => {
    const { bill } = await resultOf({ top: month, workload: workload("account") });
    expect(formatCents(bill.total)).toBe("8.00");
  });

  test("of two accounts pay two fees", async () => {
    const { bill } = await resultOf({ top: month, workload: workload("none") });
    const fee = bill.lines.find(({ meter }) => meter === "accountMonths")!;
    expect(formatCents(fee.amount)).toBe("10.00");
  });
});
