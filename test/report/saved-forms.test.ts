import { expect, test } from "vitest";
import { winnerMap } from "../../src/analysis/winner-map/winner-map.ts";
import { parseScenario } from "../../src/index.ts";
import { mapForms } from "../../src/report/mapped/map-forms.ts";
import { savedForms } from "../../src/report/saved-forms.ts";

const scenario = `
name: two sizes
duration: 10m
replications: 2
workload: {arrivals: {kind: constant, rate: 1/s}, work: {io: 50ms}, memory: 100MB}
candidates:
  - {name: small, platform: aws-lambda, memory: 512MB}
  - {name: large, platform: aws-lambda, memory: 1024MB}
`;

test("a map of winners that is read back from its JSON says the same in every form", async () => {
  const outcome = parseScenario(scenario);
  if ("issues" in outcome) throw new Error("not a scenario");
  const values = [10, 50].map((number) => ({ written: `${number}ms`, number }));
  const other = { path: "workload.work.io", unit: "ms", isLogarithmic: false, values };
  const map = mapForms(await winnerMap(outcome.scenario, { rates: [1, 2], other }));
  const saved = savedForms(JSON.parse(map.json()));
  expect(saved.markdown({ figures: { folder: "map" } })).toBe(map.markdown({ figures: { folder: "map" } }));
  expect(saved.csv?.()).toBe(map.csv?.());
  expect(saved.charts().map(({ name }) => name)).toEqual(map.charts().map(({ name }) => name));
});

test("what is no answer is refused", () => {
  expect(() => savedForms({ kind: "winner-map", schemaVersion: 1 })).toThrow();
  expect(() => savedForms([])).toThrow();
});
