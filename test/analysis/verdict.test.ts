import { describe, expect, test } from "vitest";
import type { CandidateResult } from "../../src/analysis/result.ts";
import type { CandidateSummary } from "../../src/analysis/summarise-candidate.ts";
import { verdict } from "../../src/analysis/verdict.ts";
import { noEstimate } from "../../src/engine/statistics/estimate.ts";

interface Given {
  readonly costs: readonly number[];
  readonly acceptable?: boolean;
  readonly overloaded?: boolean;
  readonly misses?: string;
  /** True where too few requests were seen to judge that objective. */
  readonly isUntold?: boolean;
  /** USD per staff hour. */
  readonly staffRate?: number;
}

/** A summary with what a verdict reads of it. */
function summary(
  name: string,
  { costs, acceptable = true, overloaded = false, misses, isUntold = false, staffRate = 80 }: Given,
): CandidateSummary {
  const observed = isUntold ? noEstimate : { ...noEstimate, mean: 2000 };
  const slo = misses === undefined ? [] : [{ objective: misses, passed: false, certain: false, observed }];
  const total = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  const requests = { offered: noEstimate, completed: noEstimate };
  const bill = { lines: [], total };
  const result = { name, eligible: true, requests, acceptable, overloaded, slo, bill, warnings: [] };
  return {
    result: result as unknown as CandidateResult,
    costs,
    staffRate,
    serviceTime: noEstimate,
    usages: [],
    peakHourUtilisation: [],
  };
}

const fivePercent = 0.05;

describe("kinds", () => {
  test("cheaper: the difference is clear and matters", () => {
    const given = [summary("dear", { costs: [200, 202, 201] }), summary("cheap", { costs: [100, 102, 101] })];
    const found = verdict(given, fivePercent);
    expect([found.best, found.kind, found.indistinguishable]).toEqual(["cheap", "cheaper", []]);
    expect(found.difference).toEqual({ with: "dear", monthly: { mean: 100, low: 100, high: 100 } });
  });

  test.each([
    [95, "cheaper"], // 5 % less than 100
    [95.5, "cheaper but not materially"],
  ] as const)("the margin is a share of the next cheapest candidate's cost: %f against 100", (cost, kind) => {
    const found = verdict([summary("a", { costs: [cost, cost] }), summary("b", { costs: [100, 100] })], fivePercent);
    expect([found.best, found.kind]).toEqual(["a", kind]);
    expect(found.sentence).toContain(kind === "cheaper" ? "5 % less" : "4.5 % less");
  });

  test.each([
    [0.28, "99.7 % less"],
    [0.05, "99.95 % less"],
    [0.6, "99 % less"],
    [0, "100 % less"],
  ] as const)("%f against 100 is no full 100 %% less, unless it costs nothing", (cost, words) => {
    const found = verdict([summary("a", { costs: [cost, cost] }), summary("b", { costs: [100, 100] })], fivePercent);
    expect(found.sentence).toContain(`, ${words}`);
  });

  test("cannot tell: the dice could turn it round, although the means differ a lot", () => {
    const found = verdict([summary("a", { costs: [100, 300] }), summary("b", { costs: [250, 250] })], fivePercent);
    expect([found.best, found.kind, found.indistinguishable]).toEqual(["a", "cannot tell", ["b"]]);
  });

  test("pairing: costs that vary together are told apart", () => {
    const found = verdict([summary("a", { costs: [100, 300] }), summary("b", { costs: [150, 350] })], fivePercent);
    expect(found.kind).toBe("cheaper");
  });

  test("only acceptable, with others and alone", () => {
    const unfit = summary("b", { costs: [1, 1], acceptable: false });
    const found = verdict([summary("a", { costs: [9, 9] }), unfit], fivePercent);
    expect([found.best, found.kind, found.difference]).toEqual(["a", "only acceptable", null]);
    expect(verdict([summary("a", { costs: [9, 9] })], fivePercent).kind).toBe("only acceptable");
  });

  test("none acceptable: each with its reason", () => {
    const found = verdict(
      [
        summary("a", { costs: [1], acceptable: false, overloaded: true }),
        summary("b", { costs: [1], acceptable: false, misses: "p99 < 1s" }),
        summary("c", { costs: [1], acceptable: false }),
      ],
      fivePercent,
    );
    expect([found.best, found.kind, found.difference]).toEqual([null, "none acceptable", null]);
    for (const reason of ["a is overloaded", "b misses p99 < 1s", "c completes less than 99.9 %"]) {
      expect(found.sentence).toContain(reason);
    }
    expect(verdict([], fivePercent).kind).toBe("none acceptable");
  });

  test("not decided: nobody misses what too few requests tell", () => {
    const untold = summary("a", { costs: [1], acceptable: false, misses: "p99 < 1s", isUntold: true });
    const found = verdict([untold, summary("b", { costs: [1], acceptable: false, overloaded: true })], fivePercent);
    expect([found.best, found.kind]).toEqual([null, "not decided"]);
    expect(found.sentence).toBe(
      "Not decided: a had too few requests to judge p99 < 1s; b is overloaded. The warnings say which duration settles it.",
    );
    const crowded = summary("a", {
      costs: [1],
      acceptable: false,
      misses: "p99 < 1s",
      isUntold: true,
      overloaded: true,
    });
    expect(verdict([crowded], fivePercent).kind).toBe("none acceptable");
  });
});

test("compared with the next cheapest acceptable one, whatever the order given; equal costs by name", () => {
  const [a, b, c] = [
    summary("a", { costs: [5, 5] }),
    summary("b", { costs: [5, 5] }),
    summary("c", { costs: [1, 1], acceptable: false }),
  ];
  for (const order of [
    [a, b, c],
    [c, b, a],
    [b, c, a],
  ]) {
    const found = verdict(order, fivePercent);
    expect([found.best, found.difference?.with, found.kind, found.indistinguishable]).toEqual([
      "a",
      "b",
      "cannot tell",
      ["b"],
    ]);
  }
});

test("one replication: the sign alone decides, and the sentence says that there is no interval", () => {
  const found = verdict([summary("a", { costs: [50] }), summary("b", { costs: [100] })], fivePercent);
  expect(found.kind).toBe("cheaper");
  expect(found.difference?.monthly).toEqual({ mean: 50, low: null, high: null });
  expect(found.sentence).toContain("no interval");
});

describe("staff hours at which the verdict turns", () => {
  const next = summary("next", { costs: [300, 300] });

  test("the difference to the next candidate, in hours at 80 USD", () => {
    expect(verdict([summary("best", { costs: [100, 100] }), next], fivePercent).staffHoursToFlip).toBe(2.5);
  });

  test("or at what the best one's staff cost", () => {
    const best = (staffRate: number) => summary("best", { costs: [100, 100], staffRate });
    expect(verdict([best(50), next], fivePercent).staffHoursToFlip).toBe(4);
    expect(verdict([best(0), next], fivePercent).staffHoursToFlip).toBeNull();
  });

  test("none where there is no verdict to turn", () => {
    expect(verdict([next], fivePercent).staffHoursToFlip).toBeNull();
    expect(verdict([summary("twin", { costs: [300, 300] }), next], fivePercent).staffHoursToFlip).toBeNull();
    expect(verdict([], fivePercent).staffHoursToFlip).toBeNull();
  });
});
