import { expect, test } from "vitest";
import { mapContradictions } from "../../../src/analysis/contradictions/map-contradictions.ts";
import type { WinnerMap } from "../../../src/analysis/winner-map/winner-map-result.ts";

const row = { digest: null, best: ["A", "A"], cannotTell: [false, false], acceptableFrom: { A: null }, crossings: [] };

function mapOf(): WinnerMap {
  return {
    schemaVersion: 1,
    kind: "winner-map",
    version: "0.1.0",
    command: "evenpoint break-even x.yaml --over rate --over work=1,2,3",
    scenario: { name: "x", question: null, seed: 1, replications: 2, digest: null },
    currency: "USD",
    candidates: ["A"],
    axes: {
      rate: { unit: "requests/s", values: [1, 2], own: 1 },
      other: { path: "work", unit: "ms", values: [1, 2, 3], isLogarithmic: false },
    },
    rows: [1, 2, 3].map((at) => ({ ...structuredClone(row), value: `${at}ms`, at })),
  };
}

test("a map with a row per value and a cell per rate has none", () => {
  expect(mapContradictions(mapOf())).toEqual([]);
});

test.each<[string, (map: WinnerMap) => void]>([
  ["axes.rate.values", ({ axes }) => void (axes.rate.values.length = 0)],
  ["axes.other.values", ({ axes }) => void (axes.other.values.length = 0)],
  ["rows", ({ rows }) => void rows.pop()],
  ["rows[1].best", ({ rows }) => void rows[1]!.best.pop()],
  ["rows[2].cannotTell", ({ rows }) => void rows[2]!.cannotTell.push(true)],
])("%s", (path, edit) => {
  const map = mapOf();
  edit(map);
  const found = mapContradictions(map);
  expect(found.map((one) => one.path)).toContain(path);
  for (const { message } of found)
    expect(message).toMatch(/; this was changed after it was written; make the answer again$/);
});
