import { expect, test } from "vitest";
import { costDifferences } from "../../../src/report/charts/cost-differences.ts";
import { type ExampleChange, exampleWhatIf } from "../what-if/example-what-if.ts";
import { noteOf } from "./title-words.ts";

const dearer: ExampleChange = { path: "a", value: "1", a: [11.2, 13.4, 15.6], b: [20, 20, 20], best: "A" };
const cheaper: ExampleChange = { path: "b", value: "2", a: [10, 12, 14], b: [9, 9, 9], best: "B" };

test("a bar per change and candidate: the difference of cost", () => {
  const { config, alt } = costDifferences(exampleWhatIf([dearer, cheaper, { ...dearer, b: [9, 9, 9] }]))!;
  expect(config.data.labels).toEqual(["a=1", "b=2", "all changes together"]);
  expect(config.data.datasets.map(({ label }) => label)).toEqual(["A", "B"]);
  const [a, b] = config.data.datasets.map(({ data }) => data as readonly number[]);
  for (const [i, value] of [1.4, 0, 1.4].entries()) expect(a![i]).toBeCloseTo(value, 12);
  expect(b).toEqual([0, -11, -11]);
  expect(alt).toContain("With b=2: A 0 USD/month, B -11 USD/month.");
});

test("the axis holds every interval and zero", () => {
  const { config } = costDifferences(exampleWhatIf([dearer]))!;
  const { x } = config.options.scales as { x: { suggestedMin: number; suggestedMax: number } };
  expect(x.suggestedMin).toBe(0);
  expect(x.suggestedMax).toBeGreaterThan(1.9);
});

test("changes that are too many for one picture are counted in its note", () => {
  const many = Array.from({ length: 15 }, (_, i) => ({ ...dearer, value: String(i) }));
  const chart = costDifferences(exampleWhatIf(many))!;
  expect(chart.config.data.labels).toHaveLength(12);
  expect(noteOf(chart)).toContain("the first 12 of 15 changes");
});

test("nothing to compare, nothing to draw", () => {
  expect(costDifferences({ ...exampleWhatIf([dearer]), changes: [] })).toBeNull();
});
