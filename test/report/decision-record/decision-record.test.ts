import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { CandidateResult } from "../../../src/analysis/result.ts";
import { decisionRecord } from "../../../src/report/decision-record/decision-record.ts";
import { exampleBreakEven, exampleResult } from "../example-result.ts";

const record = decisionRecord(exampleBreakEven());

/** The headings of MADR 4.0.0 (2024-09-17), in its order; options stand under the fourth of its sections. */
const sections = [
  "Context and Problem Statement",
  "Decision Drivers",
  "Considered Options",
  "Decision Outcome",
  "Pros and Cons of the Options",
  "More Information",
];

describe("a record of MADR 4", () => {
  test("metadata that YAML reads: proposed, and no date before somebody decides", () => {
    const front = /^---\n([\s\S]*?)\n---\n/.exec(record)![1]!;
    expect(parse(front)).toEqual({ status: "proposed", date: null, "decision-makers": null });
  });

  test("one title, and the headings of the template", () => {
    expect(record.match(/^# .*$/gm)).toEqual([`# ${exampleBreakEven().scenario.name}: Lambda 1 GB`]);
    expect(record.match(/^## .*$/gm)!.map((line) => line.slice(3))).toEqual(sections);
    const subtitles = record.match(/^### .*$/gm)!.map((line) => line.slice(4));
    expect(subtitles).toEqual(["Consequences", "Confirmation", "Lambda 1 GB", "Two m7g.large"]);
  });

  test("the outcome names the option and the difference, and how sure that is", () => {
    expect(record).toContain(
      '**Chosen option: "Lambda 1 GB", because it costs least of the acceptable options.**\n\nLambda 1 GB is the cheapest acceptable candidate: 132 USD/month against ',
    );
    expect(record).toMatch(/^How sure: 5 replications, which give the difference as /m);
  });

  test("drivers are the objectives and the cost", () => {
    expect(record).toContain("- Objective: p99 &lt; 500ms\n");
    expect(record).toContain("- Lowest cost a month");
  });

  test("it is confirmed by measuring what nobody confirmed, and by a gate", () => {
    expect(record).toContain("- vCPU speed, taken as 1 x (Lambda 1 GB, Two m7g.large)");
    expect(record).toContain(`${exampleBreakEven().command} --gate 'Lambda 1 GB'`);
  });

  test("every option has what speaks for it and against it, and its figures", () => {
    const options = record.slice(record.indexOf("## Pros and Cons"));
    expect(options.match(/^- (Good|Neutral|Bad), because /gm)!.length).toBeGreaterThan(6);
    expect(options.match(/^- (?!Good|Neutral|Bad)[^\n]*because/gm)).toBeNull();
  });

  test("more information has the command, the seed and the dates of the prices", () => {
    expect(record).toMatch(/Prices of 2026-07-20 to 2026-08-24\./);
    expect(record).toMatch(/^evenpoint \d+\.\d+\.\d+, seed 1/m);
  });
});

test("inputs at which the verdict turns are to be measured first, and a claim is part of the context", () => {
  const end = {
    because: "x",
    best: null,
    difference: { mean: 1, low: null, high: null },
    acceptable: { best: true, next: true },
  };
  const flip = {
    value: "90 ms",
    at: { mean: 0.5, low: null, high: null },
    best: "Two m7g.large",
    because: "cost",
  } as const;
  const turning = { name: "work per request", ends: [end], swing: 9, flips: [flip], isRange: true };
  const sensitivity = { compared: null, inputs: [turning, { ...turning, name: "traffic", flips: [] }] };
  const claim = {
    source: "An article of 2025",
    words: "Functions are cheaper.",
    holdsIf: "cost",
    standing: "confirmed",
    holdsHere: true,
    ranges: [],
    observed: "",
    sentence: "Confirmed: they cost 132 USD.",
  } as const;
  const text = decisionRecord(exampleResult(undefined, { sensitivity, claim: { ...claim, ranges: [] } }));
  expect(text).toContain("- work per request: at 90 ms the verdict turns to Two m7g.large\n");
  expect(text).not.toContain("- traffic: at");
  expect(text).toContain("\n\nA claim was put to the test. Confirmed: they cost 132 USD.\n");
});

test("says nothing twice: an option's description, the staff hours that turn the verdict, the words of a claim", () => {
  const times = (part: string) => record.split(part).length - 1;
  for (const { name, description } of exampleBreakEven().candidates) {
    expect(times(`\n- ${name}\n`)).toBe(1);
    expect(times(description)).toBe(1);
  }
  expect(times("more staff hours")).toBe(1);
  expect(times("staff hours a month beyond those counted")).toBe(0);
});

test("of one option alone nothing is said about others", () => {
  const base = exampleResult();
  const verdict = { ...base.verdict, kind: "only acceptable", difference: null, indistinguishable: [] } as const;
  const [first] = base.candidates;
  const text = decisionRecord({ ...base, verdict: { ...verdict, indistinguishable: [] }, candidates: [first!] });
  expect(text).toContain('**Chosen option: "Lambda 1 GB", because it is acceptable; no other option was looked at.**');
  expect(text).not.toContain("of the acceptable options");
});

describe("where nothing is chosen", () => {
  const base = exampleResult();
  const candidates = (base.candidates as readonly CandidateResult[]).map((one) => ({
    ...one,
    acceptable: false,
    slo: [{ ...one.slo[0]!, passed: false }],
  }));
  const nothing = { best: null, indistinguishable: [], difference: null, staffHoursToFlip: null };

  test("no candidate is acceptable", () => {
    const verdict = { ...nothing, kind: "none acceptable", sentence: "No candidate is acceptable." } as const;
    const none = decisionRecord({ ...base, candidates, verdict });
    expect(none).toMatch(/^# .*: no candidate is acceptable$/m);
    expect(none).toContain("**No option is chosen yet.**");
    expect(none).not.toContain("### Consequences");
    expect(none).toContain("- Bad, because p99 &lt; 500ms is missed");
    expect(none).not.toContain("--gate");
  });

  test("too few requests to decide", () => {
    const verdict = { ...nothing, kind: "not decided", sentence: "Not decided." } as const;
    expect(decisionRecord({ ...base, candidates, verdict })).toMatch(/^# .*: not decided yet$/m);
  });
});

test("a question in the scenario is the problem; without one its name is", () => {
  const scenario = { ...exampleResult().scenario, question: null };
  const text = decisionRecord(exampleResult(undefined, { scenario }));
  expect(text).toContain("## Context and Problem Statement\n\nWhich of the candidates should serve");
});

test.each(["x\n# title", "x\n---\nstatus: accepted\n---", "<script>", "**b**", "- list"])(
  "names stay names: %j",
  (name) => {
    const headings = (text: string) => text.match(/^(#+ |---$|- |\*\*)/gm);
    const evil = decisionRecord(exampleBreakEven({ functions: `${name}A`, machines: `${name}B` }));
    expect(headings(evil)).toEqual(headings(record));
    // A code block shows what stands in it.
    expect(evil.replace(/```sh\n.*\n```/g, "")).not.toContain("<script>");
  },
);
