import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareResults } from "../../src/analysis/compare/compare-results.ts";
import type { CandidateResult } from "../../src/analysis/result.ts";
import { availableForms } from "../../src/report/available-forms.ts";
import { comparisonForms } from "../../src/report/compared/comparison-forms.ts";
import { json } from "../../src/report/json.ts";
import { parseAnswer, savedForms } from "../../src/report/saved-forms.ts";
import { sweepForms } from "../../src/report/swept/sweep-forms.ts";
import { whatIfForms } from "../../src/report/what-if/what-if-forms.ts";
import { exampleBreakEven, exampleResult } from "./example-result.ts";
import { exampleTwoAxes } from "./swept/example-sweep.ts";

const comparison = compareResults(exampleResult(), exampleResult(), {
  files: { before: "a.json", after: "b.json" },
  command: "evenpoint compare a.json b.json",
  version: "0.1.0",
});
const result = exampleResult();
const whatIf = {
  schemaVersion: 1 as const,
  kind: "what-if" as const,
  version: "0.1.0",
  command: "evenpoint what-if x.yaml --set seed=2",
  baseline: result,
  changes: [{ set: [{ path: "seed", value: "2" }], together: false, result, differences: [] }],
};

const answers = [
  ["a result", json(exampleBreakEven()), ["text", "json", "md", "csv", "madr", "comment", "junit"]],
  ["the answer of tune", readFileSync("reports/power-tuning.json", "utf8"), ["text", "json", "md", "csv"]],
  ["the answer of a sweep", sweepForms(exampleTwoAxes()).json(), ["text", "json", "md", "csv"]],
  ["the answer of what-if", whatIfForms(whatIf).json(), ["text", "json", "md", "csv"]],
  ["the answer of compare", comparisonForms(comparison).json(), ["text", "json", "md", "csv"]],
] as const;

test.each(answers)("%s reads back to the forms it was written in, to the byte", (what, source, names) => {
  const answer = parseAnswer(source, { file: "x.json" });
  if ("issues" in answer) throw new Error(JSON.stringify(answer.issues));
  expect(answer.what).toBe(what);
  expect(answer.forms.json()).toBe(source);
  expect(availableForms(answer.forms)).toEqual(expect.arrayContaining([...names]));
  expect(savedForms(JSON.parse(source)).json()).toBe(source);
});

describe("what is no answer", () => {
  const issuesOf = (source: string) => {
    const read = parseAnswer(source, { file: "x.json" });
    return "issues" in read ? read.issues : [];
  };
  const firstOf = (source: string) => {
    const [issue] = issuesOf(source);
    return issue === undefined ? "" : `${issue.path}|${issue.message}`;
  };

  test.each([
    ["", /^\|this is empty; /],
    ["workload: {}\n", /^\|this is a scenario, not a result; answer it first/],
    ['{"workload": {}}', /^\|this is a scenario, not a result; answer it first/],
    ['{"schemaVersion": 2, "kind": "tune"}', /^schemaVersion\|2 is of a newer version/],
    ['{"schemaVersion": 1, "kind": "forecast"}', /^kind\|"forecast" is no kind of answer that this version knows; /],
    ['{"schemaVersion": 1, "kind": "__proto__"}', /^kind\|"__proto__" is no kind/],
    ['{"schemaVersion": 1, "kind": "sweep"}', /^version\|/],
    ['{"schemaVersion": "1"}', /^schemaVersion\|/],
    ["[]", /^\|this is a list, not a result; /],
    [json(exampleResult()).slice(0, -20), /^\|this is not whole JSON: damaged, or cut short; /],
  ])("%j", (source, message) => {
    expect(firstOf(source)).toMatch(message);
  });

  test("one that contradicts itself is refused with the path, inside what-if too", () => {
    const edited = JSON.parse(JSON.stringify(whatIf)) as typeof whatIf;
    (edited.changes[0]!.result.candidates[0] as CandidateResult).bill.total = 1;
    expect(firstOf(JSON.stringify(edited))).toMatch(
      /^changes\[0\]\.result\.candidates\[0\]\.bill\.total\|1 is not the sum of the lines, /,
    );
    expect(() => savedForms(edited)).toThrow("changes[0].result.candidates[0].bill.total: 1 is not the sum");
  });

  test("an interval upside down is refused in every kind", () => {
    const sweep = sweepForms(exampleTwoAxes()).json();
    const data = JSON.parse(sweep);
    data.cells[0].candidates[0].latency.p99 = { mean: 5, low: 9, high: 1 };
    expect(firstOf(JSON.stringify(data))).toMatch(
      /^cells\[0\]\.candidates\[0\]\.latency\.p99\|has an interval from 9 down to 1; /,
    );
  });

  test("of many contradictions the first are told, and how many there are", () => {
    const many = exampleResult();
    const [first] = many.candidates as readonly CandidateResult[];
    const candidates = Array.from({ length: 30 }, () => first!);
    const issues = issuesOf(JSON.stringify({ ...many, candidates }));
    expect(issues).toHaveLength(9);
    expect(issues.at(-1)!.message).toMatch(/^2\d more places/);
  });
});
