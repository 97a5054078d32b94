import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { AnswerForms } from "../../src/report/answer-forms.ts";
import { resultForms } from "../../src/report/result-forms.ts";
import { savedCharts } from "../../src/report/saved-charts.ts";
import { savedForms } from "../../src/report/saved-forms.ts";
import { sweepForms } from "../../src/report/swept/sweep-forms.ts";
import { tuneForms } from "../../src/report/tuned/tune-forms.ts";
import { whatIfForms } from "../../src/report/what-if/what-if-forms.ts";
import { exampleGrowing } from "./example-result.ts";
import { exampleTwoAxes } from "./swept/example-sweep.ts";
import { bothArchitectures } from "./tuned/tune-case.ts";
import { exampleWhatIf } from "./what-if/example-what-if.ts";

const change = { path: "a", value: "1", a: [11, 13], b: [20, 20], best: "A" };
const answers: Readonly<Record<string, AnswerForms>> = {
  result: resultForms(exampleGrowing()),
  sweep: sweepForms(exampleTwoAxes()),
  tune: tuneForms(bothArchitectures()),
  "what-if": whatIfForms(exampleWhatIf([change])),
  "checkout-api": savedForms(JSON.parse(readFileSync("reports/checkout-api.json", "utf8"))),
};

test.each(Object.entries(answers))("the page of %s draws the charts that the pictures are made of", (_, forms) => {
  const drawn = savedCharts(JSON.parse(forms.json()));
  const described = forms.charts();
  expect(drawn.length).toBeGreaterThan(0);
  expect(drawn.map(({ name, title, alt, width, height }) => [name, title, alt, width, height])).toEqual(
    described.map(({ name, title, alt, width, height }) => [name, title, alt, width, height]),
  );
});

test("a comparison has none, and a kind that nobody knows is taken for a result", () => {
  expect(savedCharts({ kind: "comparison" })).toEqual([]);
  const unknown = { ...JSON.parse(answers.result!.json()), kind: "toString" };
  expect(savedCharts(unknown).length).toBe(answers.result!.charts().length);
});
