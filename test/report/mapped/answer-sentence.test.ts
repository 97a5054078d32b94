import { expect, test } from "vitest";
import type { MapRow, WinnerMap } from "../../../src/analysis/winner-map/winner-map-result.ts";
import { answerSentence } from "../../../src/report/mapped/map-document.ts";

function row(value: string, at: number, cheaperAbove = "B"): MapRow {
  const crossing = { at: { mean: at, low: null, high: null }, cheaperBelow: "A", cheaperAbove, because: "cost" };
  return { value, best: ["A", cheaperAbove], crossings: [crossing] } as unknown as MapRow;
}

function map(rows: readonly MapRow[]): WinnerMap {
  const axes = { rate: { values: [1, 32] }, other: { path: "workload.work.cpu.mean", unit: "ms", values: [10, 160] } };
  return { rows, candidates: ["A", "B", "C"], axes } as unknown as WinnerMap;
}

test("one border through all rows is told from its first row to its last", () => {
  expect(answerSentence(map([row("10ms", 10.5), row("160ms", 3.6)]))).toBe(
    "A is the cheapest acceptable candidate on 50 % of the map, B on 50 %: with workload.work.cpu.mean A up to " +
      "10.5 requests/s at 10ms and up to 3.6 requests/s at 160ms, B above.",
  );
});

test("borders between others are left to the table", () => {
  expect(answerSentence(map([row("10ms", 10.5), row("160ms", 3.6, "C")]))).toMatch(/ of the map, .* on 25 %\.$/);
});
