import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { latencyByCandidate } from "../../../src/report/charts/latency-by-candidate.ts";
import { surfacingPercentile } from "../../../src/report/charts/surfacing-percentile.ts";
import { trafficOverTime } from "../../../src/report/charts/traffic-over-time.ts";
import { exampleResult } from "../example-result.ts";
import { drawnBy } from "./drawn-by.ts";
import { noteOf } from "./title-words.ts";

function withCold(fraction: number): Result {
  const result = exampleResult();
  const candidates = (result.candidates as readonly CandidateResult[]).map((candidate, i) => ({
    ...candidate,
    coldStarts: { ...candidate.coldStarts, fraction: i === 0 ? { mean: fraction, low: null, high: null } : none },
    // Half take longer than 10 ms, a tenth longer than 20 ms, 1 % longer than 500 ms.
    histogram: { unit: "ms" as const, upper: [10, 20, 500, 800], count: [500, 400, 90, 10] },
  }));
  return { ...result, candidates };
}

const none = { mean: 0, low: 0, high: 0 };

test("the percentile from which cold starts show", () => {
  expect([0.003, 0.000779, 0.05, 0.234, 0.0000715].map(surfacingPercentile)).toEqual([
    "p99.7",
    "p99.92",
    "p95",
    "p76.6",
    "p99.993",
  ]);
  expect(surfacingPercentile(0)).toBeNull();
});

describe("on the lines of latency", () => {
  test("a ring where the line passes the share of cold requests, with its percentile; none where nothing was cold", () => {
    const chart = latencyByCandidate(withCold(0.01))!;
    const { circles, texts } = drawnBy("coldStartMarks", chart);
    expect(circles.map(({ x, y }) => ({ x, y }))).toEqual([{ x: 500, y: 0.01 }]);
    expect(texts).toEqual(["cold from p99"]);
    expect(noteOf(chart)).toContain("ring: where cold starts surface");
    expect(chart.alt).toContain("cold starts from p99.");
  });

  test("without cold starts there is no ring and no word of one", () => {
    const chart = latencyByCandidate(withCold(0))!;
    expect(drawnBy("coldStartMarks", chart).circles).toEqual([]);
    expect(noteOf(chart)).not.toContain("ring");
  });
});

describe("over time", () => {
  function withStarts(counts: readonly number[]): Result {
    const result = exampleResult();
    const candidates = (result.candidates as readonly CandidateResult[]).map((candidate, i) => ({
      ...candidate,
      series: { ...candidate.series, coldStarts: i === 0 ? [...counts] : counts.map(() => 0) },
    }));
    return { ...result, candidates };
  }
  const titles = (result: Result) =>
    Object.values(trafficOverTime(result)!.config.options.scales as Record<string, { title?: { text: string } }>).map(
      ({ title }) => title?.text,
    );
  const steps = (first: number) => [first, ...Array.from({ length: 119 }, () => 0)];

  test("only who has any is drawn, by a span in which there is one", () => {
    const { datasets } = trafficOverTime(withStarts(steps(3)))!.config.data;
    const cold = datasets.filter(({ yAxisID }) => yAxisID === "coldStarts");
    expect(cold.map(({ label }) => label)).toEqual(["Lambda 1 GB"]);
    // Three in a step of 60 s.
    expect(cold[0]!.data[0]).toEqual({ x: 0, y: 3 });
    expect(titles(withStarts(steps(3)))).toContain("cold starts/min");
    expect(titles(withStarts(steps(600)))).toContain("cold starts/s");
    expect(titles(withStarts(steps(0.2)))).toContain("cold starts/h");
  });

  test("without any there is no panel", () => {
    expect(titles(withStarts(steps(0))).some((title) => title?.startsWith("cold"))).toBe(false);
  });
});
