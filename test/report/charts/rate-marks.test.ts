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

test("a narrow chart says less beside its crossing", () => {
  const said = (width: number) => drawnBy("verticalMarks", costAgainstRate(exampleGrowing())!, width).texts.join("\n");
  expect(said(4000)).toContain("over disputed inputs");
  expect(said(4000)).toContain("USD/month");
  expect(said(400)).toMatch(/\d+(\.\d+)? requests\/s\n\d+(\.\d+)? to \d+/);
  expect(said(400)).not.toContain("over disputed inputs");
  expect(said(400)).not.toContain("USD/month");
});
