import { expect, test } from "vitest";
import { candidateResultSchema } from "../../../src/analysis/result.ts";
import { listMetrics } from "../../../src/report/explained/explain.ts";
import { findMetric } from "../../../src/report/explained/find-metric.ts";
import { explainedMetrics } from "../../../src/report/explained/metrics.ts";
import { documentText } from "../../../src/report/text.ts";
import { objectiveMetrics } from "../../../src/scenario/objective.ts";

const nameOf = (word: string) => findMetric(word).metric?.name ?? null;

test.each([
  ["p99 latency", "p99"],
  ["latency.p99", "p99"],
  ["P99", "p99"],
  ["p99.9", "p999"],
  ["coldStarts.fraction", "coldStarts"],
  ["cold-starts", "coldStarts"],
  ["cost.monthly", "cost"],
  ["candidates[0].cost.monthly", "cost"],
  ["breakEven", "break-even"],
  ["Break even", "break-even"],
  ["costSplit.idle", "idle"],
  ["Little", "checks"],
])("%s is %s", (word, name) => {
  expect(nameOf(word)).toBe(name);
});

test("every metric that an objective may name is explained under that name", () => {
  expect(objectiveMetrics.map(nameOf)).toEqual([...objectiveMetrics]);
});

test("every figure of a candidate's result is explained", () => {
  const noFigure = ["name", "platform", "region", "description", "warnings", "assumptions", "ineligibleBecause"];
  const ofMany = ["series", "byReplication"];
  const fields = Object.keys(candidateResultSchema.shape).filter((key) => ![...noFigure, ...ofMany].includes(key));
  expect(fields.filter((field) => nameOf(field) === null)).toEqual([]);
});

test("no two metrics answer to one name", () => {
  for (const metric of explainedMetrics) {
    for (const name of [metric.name, ...metric.aliases]) expect([name, nameOf(name)]).toEqual([name, metric.name]);
  }
});

test("a mistyped name gets the nearest, nonsense none", () => {
  expect(findMetric("throtled")).toEqual({ metric: null, nearest: "throttled" });
  expect(findMetric("zzzzzz")).toEqual({ metric: null, nearest: null });
});

test("the list has every metric once, with one line each", () => {
  const lines = documentText(listMetrics(), { color: false, width: 120 }).split("\n");
  for (const { name, gist } of explainedMetrics) {
    expect(lines.filter((line) => line.trim().startsWith(`${name} `) && line.includes(gist))).toHaveLength(1);
  }
});
