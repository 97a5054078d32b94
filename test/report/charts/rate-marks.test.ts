import { expect, test } from "vitest";
import { costAgainstRate } from "../../../src/report/charts/cost-against-rate.ts";
import { exampleBreakEven, exampleGrowing } from "../example-result.ts";
import { drawnBy } from "./drawn-by.ts";

test("rules at the usual rates inside the range, with their words", () => {
  const { lines, texts } = drawnBy("rateMarks", costAgainstRate(exampleBreakEven())!);
  expect(lines.map(({ from }) => from.x)).toEqual([1, 10, 100, 1000]);
  expect(texts).toEqual(["1/s", "10/s", "100/s", "1,000/s"]);
  const narrow = costAgainstRate(exampleBreakEven(undefined, { searched: [5, 500] }))!;
  expect(drawnBy("rateMarks", narrow).texts).toEqual(["10/s", "100/s"]);
});

test("none where the axis is another input", () => {
  const chart = costAgainstRate(exampleBreakEven(undefined, { axis: "memory", unit: "MB" }))!;
  expect(chart.config.plugins.map(({ id }) => id)).not.toContain("rateMarks");
});

test("a compact one is low, has no panel, and says less beside its crossing", () => {
  const [whole, compact] = [
    costAgainstRate(exampleGrowing())!,
    costAgainstRate(exampleGrowing(), { isCompact: true })!,
  ];
  expect(compact.height).toBeLessThan(0.36 * compact.width);
  expect(Object.keys(compact.config.options.scales as object)).toEqual(["x", "y"]);
  expect(Object.keys(whole.config.options.scales as object)).toContain("instances");
  const words = drawnBy("verticalMarks", compact).texts;
  expect(words).toContain("10 to 158");
  expect(words.join()).not.toContain("USD/month");
});
