import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CandidateResult, type Result, resultSchema } from "../../../src/analysis/result.ts";
import { eligibleCandidates } from "../../../src/report/candidates.ts";
import { explainMetric } from "../../../src/report/explained/explain.ts";
import { findMetric } from "../../../src/report/explained/find-metric.ts";
import { explainedMetrics } from "../../../src/report/explained/metrics.ts";
import type { Equation, Working } from "../../../src/report/explained/working.ts";
import { documentMarkdown } from "../../../src/report/markdown.ts";
import { documentText } from "../../../src/report/text.ts";
import { equationsOf, expectArithmetic } from "./expect-arithmetic.ts";

/** Every equation that is shown is repeated here, digit by digit, by arithmetic that shares nothing with the report's. */

const read = (name: string): Result => resultSchema.parse(JSON.parse(readFileSync(`reports/${name}.json`, "utf8")));
const results = { "quick-start": read("quick-start"), "checkout-api": read("checkout-api") };

function workingsOf(name: string, result: Result): readonly Working[] {
  const { metric } = findMetric(name);
  if (metric === null) throw new Error(`no metric ${name}`);
  return metric.workings(result);
}

function equation(working: Working, beginning: string): Equation {
  const found = equationsOf(working).find(({ label }) => label.startsWith(beginning));
  if (found === undefined) throw new Error(`${working.subject} has no "${beginning}"`);
  return found;
}

describe.each(Object.entries(results))("%s", (_, result) => {
  test.each(explainedMetrics.map(({ name }) => name))("%s: what is shown multiplies out", (name) => {
    for (const working of workingsOf(name, result)) expectArithmetic(working);
  });

  test("each working arrives at the figure of the result", () => {
    const arrives: Readonly<Record<string, readonly [label: string, figure: (one: CandidateResult) => number | null]>> =
      {
        cost: ["Sum", ({ bill }) => bill.total],
        perMillion: ["Cost per million", ({ cost }) => cost.perMillionRequests.mean],
        mean: ["Mean m", ({ latency }) => latency.mean.mean],
        p50: ["p50", ({ latency }) => latency.p50.mean],
        p90: ["p90", ({ latency }) => latency.p90.mean],
        p95: ["p95", ({ latency }) => latency.p95.mean],
        p99: ["p99", ({ latency }) => latency.p99.mean],
        p999: ["p999", ({ latency }) => latency.p999.mean],
        offered: ["Every request", ({ requests }) => requests.offered.mean],
      };
    for (const [name, [label, figure]] of Object.entries(arrives)) {
      for (const [place, working] of workingsOf(name, result).entries()) {
        const candidate = eligibleCandidates(result)[place]!;
        expect(equation(working, label).value / figure(candidate)!, `${name} of ${working.subject}`).toBeCloseTo(1, 9);
      }
    }
  });

  test("the ends of an interval are those of the result", () => {
    const estimates: Readonly<Record<string, (one: CandidateResult) => { low: number | null; high: number | null }>> = {
      cost: ({ cost }) => cost.monthly,
      mean: ({ latency }) => latency.mean,
      p99: ({ latency }) => latency.p99,
      p999: ({ latency }) => latency.p999,
    };
    for (const [name, of] of Object.entries(estimates)) {
      for (const [place, working] of workingsOf(name, result).entries()) {
        const { low, high } = of(eligibleCandidates(result)[place]!);
        expect([equation(working, "Low").value, equation(working, "High").value]).toEqual([low, high]);
      }
    }
  });

  test("the rank of p99 is counted in the histogram anew", () => {
    for (const [place, working] of workingsOf("p99", result).entries()) {
      const { histogram, latency } = eligibleCandidates(result)[place]!;
      const all = histogram.count.reduce((sum, count) => sum + count, 0);
      expect(equation(working, "Rank").value).toBeCloseTo(0.99 * all, 6);
      const edge = histogram.upper.findIndex((upper) => upper >= latency.p99.mean!);
      const below = histogram.count.slice(0, edge).reduce((sum, count) => sum + count, 0);
      expect(below).toBeLessThan(0.99 * all);
      expect(below + histogram.count[edge]!).toBeGreaterThanOrEqual(0.99 * all);
      expect(working.steps[1]).toContain(`${below.toLocaleString("en-US")} requests take at most`);
    }
  });

  test("fixed and usage are the whole cost, idle no more than fixed", () => {
    for (const { costSplit, bill } of eligibleCandidates(result)) {
      expect(costSplit.fixed + costSplit.usage).toBeCloseTo(bill.total, 6);
      expect(costSplit.idle).toBeLessThanOrEqual(costSplit.fixed);
    }
  });

  test("every crossing because of cost shows the straight line it is the root of", () => {
    const found = result.breakEven!.crossings;
    for (const [place, working] of workingsOf("break-even", result).entries()) {
      if (found[place]!.because !== "cost") continue;
      expect(equation(working, "Root").value).toBe(found[place]!.at.mean);
    }
    expect(found.some(({ because }) => because === "cost")).toBe(true);
  });

  test.each(explainedMetrics)("$name reads in both forms", (metric) => {
    const document = explainMetric(metric, result);
    const text = documentText(document, { color: false, width: 100 });
    expect(text.split("\n").every((line) => line.length <= 100)).toBe(true);
    expect(text).not.toMatch(/NaN|undefined|Infinity|\bnull\b/);
    expect(documentMarkdown(document, { charts: () => [] })).toMatch(/\n## In /);
    expect(metric.workings(result).length).toBeGreaterThan(0);
  });
});
