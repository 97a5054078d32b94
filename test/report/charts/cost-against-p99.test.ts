import { describe, expect, test } from "vitest";
import type { CandidateResult, Estimate, Result } from "../../../src/analysis/result.ts";
import { costAgainstP99 } from "../../../src/report/charts/cost-against-p99.ts";
import { lookOf, paper } from "../../../src/report/charts/palette.ts";
import { around, exampleResult } from "../example-result.ts";
import { drawnBy } from "./drawn-by.ts";
import { noteOf } from "./title-words.ts";

const example = exampleResult();
const [first] = example.candidates as readonly CandidateResult[];

interface Standing {
  readonly monthly: number | Estimate;
  readonly p99: number | null;
  readonly acceptable?: boolean;
  readonly objectives?: readonly string[];
}

function candidate(name: string, { monthly, p99, acceptable = true, objectives = [] }: Standing): CandidateResult {
  const cost = typeof monthly === "number" ? { mean: monthly, low: monthly, high: monthly } : monthly;
  return {
    ...first!,
    name,
    cost: { ...first!.cost, monthly: cost },
    latency: { ...first!.latency, p99: { mean: p99, low: p99, high: p99 } },
    slo: objectives.map((objective) => ({ objective, observed: around(1), passed: acceptable, certain: true })),
    acceptable,
  };
}

const of = (...candidates: readonly CandidateResult[]): Result => ({ ...example, candidates: [...candidates] });
const chartOf = (...candidates: readonly CandidateResult[]) => costAgainstP99(of(...candidates))!;
const cheap = candidate("Cheap", { monthly: 100, p99: 400 });
const fast = candidate("Fast", { monthly: 300, p99: 120 });
const beaten = candidate("Beaten", { monthly: 350, p99: 300 });

describe("cost against p99", () => {
  test("each candidate is a point under its own name; those that nothing beats in both are joined", () => {
    const { datasets } = chartOf(cheap, beaten, fast).config.data;
    const data = (label: string) => datasets.find((one) => one.label === label)!.data;
    expect(data("Cheap")).toEqual([{ x: 100, y: 400 }]);
    expect(data("Beaten")).toEqual([{ x: 350, y: 300 }]);
    expect(data("front")).toEqual([
      { x: 100, y: 400 },
      { x: 300, y: 120 },
    ]);
    expect(datasets.filter(({ tooltip }) => tooltip === false).map(({ label }) => label)).toEqual(["front"]);
  });

  test("fewer than two candidates with a p99: nothing to compare", () => {
    expect(costAgainstP99(of(cheap))).toBeNull();
    expect(costAgainstP99(of(cheap, candidate("Silent", { monthly: 5, p99: null })))).toBeNull();
  });

  test("what is not acceptable is struck through and on no front, however cheap", () => {
    const refused = candidate("Refused", { monthly: 10, p99: 50, acceptable: false });
    const chart = chartOf(refused, cheap, fast);
    const strokes = drawnBy("struckPoints", chart).lines;
    // From corner to corner about the point, which is hollow.
    expect(strokes.map(({ from, to }) => (from.x + to.x) / 2)).toEqual([10]);
    const fillOf = (name: string) => chart.config.data.datasets.find(({ label }) => label === name)!.backgroundColor;
    expect([fillOf("Refused"), fillOf("Cheap")]).toEqual([paper, lookOf(1).color]);
    const front = chart.config.data.datasets.find(({ label }) => label === "front")!;
    expect(front.data).not.toContainEqual({ x: 10, y: 50 });
    expect(noteOf(chart)).toContain("struck through: not acceptable");
    expect(chart.title).toContain("Cheap is the cheapest of the acceptable");
    expect(chart.alt).toContain("Refused: 10 USD/month, p99 50 ms, not acceptable.");
    expect(noteOf(chartOf(cheap, fast))).not.toContain("struck");
  });

  test("where none is acceptable all are compared, and the title says so", () => {
    const both = [cheap, fast].map((one) => ({ ...one, acceptable: false }));
    expect(chartOf(...both).title).toContain("Cheap is the cheapest (none is acceptable)");
  });

  test("the title names the cheapest and the fastest, or who is both", () => {
    expect(chartOf(cheap, fast).title).toBe(
      "Cheap is the cheapest (100 USD/month, p99 400 ms), Fast the fastest (300 USD/month, 120 ms)",
    );
    expect(chartOf(fast, beaten).title).toBe("Fast is both the cheapest and the fastest at p99");
  });

  test("objectives on p99 and cost are lines; one far beyond every point is told instead", () => {
    const at = (objectives: readonly string[]) =>
      chartOf(
        ...[cheap, fast].map((one) =>
          candidate(one.name, { monthly: one.cost.monthly, p99: one.latency.p99.mean, objectives }),
        ),
      );
    const near = at(["p99 < 500ms", "cost < 250", "p95 < 1s", "p99 < 1s in every 5m"]);
    expect(drawnBy("thresholds", near).texts).toEqual(["p99 < 500ms"]);
    expect(drawnBy("thresholds", near).lines.map(({ from }) => from.y)).toEqual([500]);
    expect(drawnBy("uprightThresholds", near).texts).toEqual(["cost < 250"]);
    expect(drawnBy("uprightThresholds", near).lines.map(({ from }) => from.x)).toEqual([250]);
    const far = at(["p99 < 60s"]);
    expect(drawnBy("thresholds", far).texts).toEqual([]);
    expect(noteOf(far)).toContain("beyond the chart: p99 < 60s");
    const { y } = far.config.options.scales as { y: { max: number } };
    expect(y.max).toBeLessThan(1000);
  });

  test("costs that differ tenfold stand on a log axis, alike ones on a linear one", () => {
    const typeOf = (monthly: number) =>
      (chartOf(cheap, candidate("Other", { monthly, p99: 300 })).config.options.scales as { x: { type: string } }).x
        .type;
    expect([typeOf(1000), typeOf(120)]).toEqual(["logarithmic", "linear"]);
  });

  test("an interval wider than its mark is a whisker", () => {
    const wide = candidate("Wide", { monthly: { mean: 200, low: 150, high: 260 }, p99: 200 });
    const { lines } = drawnBy("intervalWhiskers", chartOf(cheap, wide));
    expect(lines.map(({ from, to }) => [from.x, to.x])).toEqual([[150, 260]]);
  });

  test("every point has its name beside it", () => {
    expect(drawnBy("pointLabels", chartOf(cheap, beaten, fast)).texts).toEqual(["Cheap", "Beaten", "Fast"]);
  });
});
