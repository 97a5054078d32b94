import { describe, expect, test } from "vitest";
import { halfWidthText } from "../../../src/analysis/precision/half-width-text.ts";
import { widestInterval } from "../../../src/analysis/precision/widest-interval.ts";
import type { CandidateResult, Estimate } from "../../../src/analysis/result.ts";
import { around, exampleCandidate } from "../../report/example-result.ts";

const parts = { platform: "aws-lambda", fastest: 50, tail: 20, monthly: 100, fixed: 0 };

function candidate(name: string, metrics: Readonly<Record<string, Estimate>>): CandidateResult {
  const whole = exampleCandidate({ ...parts, name });
  const exact = { mean: 7, low: 7, high: 7 };
  const { cost = exact, ...times } = metrics;
  const latency = { ...whole.latency, mean: exact, p50: exact, p95: exact, p99: exact, ...times };
  return { ...whole, latency, cost: { ...whole.cost, monthly: cost } };
}

describe("the widest interval", () => {
  test("is relative to its mean, over all candidates and judged metrics", () => {
    const [a, b] = [candidate("A", { p50: around(1000, 0.01) }), candidate("B", { cost: around(2, 0.03) })];
    expect(widestInterval([a, b])).toMatchObject({
      candidate: "B",
      metric: "cost",
      relative: expect.closeTo(0.03, 12),
    });
  });

  test("is half the distance of the ends where they are not at equal distances of the mean", () => {
    expect(widestInterval([candidate("A", { p99: { mean: 100, low: 94, high: 110 } })])).toEqual({
      candidate: "A",
      metric: "p99",
      relative: 0.08,
    });
  });

  test("leaves out what is not judged, not observed, or nothing", () => {
    const nothing = { mean: 0, low: 0, high: 3 };
    const unseen = { mean: null, low: null, high: null };
    const one = candidate("A", { p999: around(10, 0.4), p90: around(10, 0.4), p99: unseen, cost: nothing });
    expect(widestInterval([one])?.relative).toBe(0);
    expect(widestInterval([])).toBeNull();
  });

  test("is endless where there is a value without an interval", () => {
    const one = candidate("A", { mean: { mean: 10, low: null, high: null }, p50: around(1, 0.5) });
    expect(widestInterval([one])).toEqual({ candidate: "A", metric: "mean", relative: Number.POSITIVE_INFINITY });
  });
});

test.each([
  [0.034, 0.02, "3.4 %"],
  [0.0149, 0.02, "1.5 %"],
  [0.02, 0.02, "2 %"],
  [0.02003, 0.02, "2.003 %"], // "2 %" would read as reached
  [12.3456, 0.02, "1,200 %"],
])("a half width of %s where %s was asked reads %s", (share, asked, words) => {
  expect(halfWidthText(share, asked)).toBe(words);
});
