import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareResults } from "../../src/analysis/compare/compare-results.ts";
import type { AnswerForms } from "../../src/report/answer-forms.ts";
import { comparisonForms } from "../../src/report/compared/comparison-forms.ts";
import { formOfFile } from "../../src/report/form-of-file.ts";
import { junitOf } from "../../src/report/junit/junit-of.ts";
import { isOwnForm } from "../../src/report/own-form.ts";
import { resultForms } from "../../src/report/result-forms.ts";
import { savedForms } from "../../src/report/saved-forms.ts";
import { sweepForms } from "../../src/report/swept/sweep-forms.ts";
import { whatIfForms } from "../../src/report/what-if/what-if-forms.ts";
import { exampleBreakEven, exampleResult } from "./example-result.ts";
import { exampleOneAtATime, exampleTwoAxes } from "./swept/example-sweep.ts";
import { exampleWhatIf } from "./what-if/example-what-if.ts";

const comparison = compareResults(exampleResult(), exampleResult(), {
  files: { before: "a.json", after: "b.json" },
  command: "evenpoint compare a.json b.json",
  version: "0.1.0",
});

const answers: readonly (readonly [string, AnswerForms])[] = [
  ["a result", resultForms(exampleBreakEven())],
  ["a comparison", comparisonForms(comparison)],
  ["what-if", whatIfForms(exampleWhatIf([{ path: "seed", value: "2", a: [9, 10, 11], b: [20, 20, 20], best: "A" }]))],
  ["a sweep", sweepForms(exampleTwoAxes())],
  ["a sweep one at a time", sweepForms(exampleOneAtATime())],
  ["tune", savedForms(JSON.parse(readFileSync("reports/power-tuning.json", "utf8")))],
];

describe.each(answers)("what is written for %s is known again", (_, forms) => {
  test("as text, whatever its width, as Markdown and as JSON", () => {
    for (const width of [40, 100, 300]) expect(isOwnForm(forms.text({ color: false, width }), "text")).toBe(true);
    expect(isOwnForm(forms.markdown(), "md")).toBe(true);
    expect(isOwnForm(forms.json(), "json")).toBe(true);
  });

  test("as the forms that not every answer has", () => {
    for (const form of ["csv", "madr", "comment", "junit"] as const) {
      const written = forms[form]?.();
      if (written !== undefined) expect([form, isOwnForm(written, form)]).toEqual([form, true]);
    }
  });

  test("in no other form", () => {
    const written = { md: forms.markdown(), json: forms.json(), csv: forms.csv?.(), madr: forms.madr?.() };
    for (const [form, text] of Object.entries({ ...written, comment: forms.comment?.(), junit: forms.junit?.() })) {
      for (const other of ["md", "json", "csv", "madr", "comment", "junit", "html"] as const)
        if (other !== form && text !== undefined)
          expect([form, other, isOwnForm(text, other)]).toEqual([form, other, false]);
    }
  });
});

describe("what somebody else wrote is not ours", () => {
  test.each([
    ["json", "{}"],
    ["json", '{"schemaVersion": 1, "command": "other run"}'],
    ["json", '{"schemaVersion": 1, "command": "evenpoint run'],
    ["md", "# Notes\n\n```sh\nevenpoint run x.yaml\n```\n"],
    ["md", "# Notes\n\nevenpoint 0.1.0 is out\n"],
    ["text", "evenpoint compare a.json b.json\n"],
    ["csv", "candidate,figure\n1,2\n"],
    ["csv", ""],
    ["html", "<!doctype html><title>evenpoint</title>"],
    ["html", '<meta name="generator" content="Hugo 0.1">'],
    ["junit", junitOf("x", []).replace(/evenpoint/g, "jest")],
    ["junit", '<?xml version="1.0"?>\n<testsuites name="jest tests"><testcase classname="a" name="b"/></testsuites>\n'],
    ["comment", "<!-- other tool -->\n"],
  ] as const)("%s: %j", (form, text) => {
    expect(isOwnForm(text, form)).toBe(false);
  });

  test("a decision record that somebody has filled in", () => {
    const record = resultForms(exampleResult()).madr!();
    expect(isOwnForm(record.replace("status: proposed", "status: accepted"), "madr")).toBe(false);
    expect(isOwnForm(record.replace("date: #", "date: 2026-11-28 #"), "madr")).toBe(false);
  });

  test("an HTML page of ours is told by its generator", () => {
    expect(isOwnForm('<!doctype html><meta name="generator" content="evenpoint 0.1.0">', "html")).toBe(true);
  });
});

test.each([
  ["out/x.md", "md"],
  ["x.madr.md", "madr"],
  ["0007-x.comment.md", "comment"],
  ["x.power-tuning.json", "json"],
  ["x.xml", "junit"],
  ["C:\\out\\x.html", "html"],
  ["x.txt", "text"],
  [".md", null],
  [".madr.md", "md"],
  ["x.pdf", null],
  ["md", null],
])("the name %s asks for %s", (file, form) => {
  expect(formOfFile(file)).toBe(form);
});
