import { expect, test } from "vitest";
import type { ChartDescription } from "../../../src/report/charts/chart-description.ts";
import { charts } from "../../../src/report/charts/charts.ts";
import { hoverWords } from "../../../src/report/charts/hover-words.ts";
import { exampleBreakEven } from "../example-result.ts";

const drawn = charts(exampleBreakEven());
const named = (name: string) => drawn.find((chart) => chart.name === name)!;

function wordsAt(chart: ChartDescription, label: string, index: number): string | null {
  return hoverWords(chart, { dataset: chart.config.data.datasets.findIndex((one) => one.label === label), index });
}

test("a point tells its line, both numbers and their units", () => {
  // The curve begins at 0.4 requests/s, where functions cost 3.31 USD a month per request/s.
  expect(wordsAt(named("cost-against-rate"), "Lambda 1 GB", 0)).toBe("Lambda 1 GB: 1.32 USD/month at 0.4 requests/s");
});

test("of latency the share above is told as a percentage", () => {
  const chart = named("latency");
  expect(wordsAt(chart, "Lambda 1 GB", 0)).toMatch(/^Lambda 1 GB: 100 % of requests above \d+ ms$/);
});

test("of bars the candidate, the line of the bill and its amount", () => {
  const chart = named("cost-by-line");
  expect(hoverWords(chart, { dataset: 0, index: 1 })).toBe("Two m7g.large, 1  Fixed part: 141 USD/month");
});

test("helpers and values that are not there have no words", () => {
  const chart = named("cost-against-p99");
  expect(wordsAt(chart, "front", 0)).toBeNull();
  expect(hoverWords(chart, { dataset: 99, index: 0 })).toBeNull();
  expect(wordsAt(chart, "Lambda 1 GB", 1)).toBeNull();
});

test("every axis with values has a unit to tell", () => {
  for (const { config, hover, name } of drawn) {
    const axes = config.data.datasets.flatMap(({ data, yAxisID }) =>
      typeof data[0] === "number" ? ["x"] : ["x", typeof yAxisID === "string" ? yAxisID : "y"],
    );
    for (const axis of axes) expect(`${name} ${axis} ${hover?.units?.[axis] ?? ""}`).toMatch(/ \S+ \S+/);
  }
});
