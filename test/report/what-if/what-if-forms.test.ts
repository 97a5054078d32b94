import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../src/analysis/result.ts";
import { type WhatIfResult, whatIfResultSchema } from "../../../src/analysis/what-if/what-if-result.ts";
import { whatIfForms } from "../../../src/report/what-if/what-if-forms.ts";
import { type ExampleChange, exampleWhatIf } from "./example-what-if.ts";

const plain = { color: false, width: 100 };
const memory: ExampleChange = { path: "a", value: "1", a: [11.2, 13.4, 15.6], b: [20, 20, 20], best: "A" };
const price: ExampleChange = { path: "b", value: "2", a: [10, 12, 14], b: [9, 9, 9], best: "B" };
const both: ExampleChange = { ...memory, b: [9, 9, 9], best: "B" };

function lines(answer: WhatIfResult): readonly string[] {
  return whatIfForms(answer)
    .text({ ...plain, width: 1000 })
    .split("\n");
}

/** The answer with another verdict of its first change. */
function withVerdict(answer: WhatIfResult, over: Partial<Verdict>): WhatIfResult {
  const [change, ...others] = answer.changes;
  const verdict = { ...change!.result.verdict, ...over };
  return { ...answer, changes: [{ ...change!, result: { ...change!.result, verdict } }, ...others] };
}

describe("the answer", () => {
  test("a verdict that holds, and what the one change costs", () => {
    const [first, , second] = lines(exampleWhatIf([memory]));
    expect(first).toBe("The verdict holds with a=1: A stays the best.");
    expect(second).toBe("With a=1 A costs 12 % more (+1.40 USD a month, 0.90 to 1.90).");
  });

  test("a verdict that turns, with which change, and the largest move", () => {
    const [first, , second] = lines(exampleWhatIf([memory, price, both]));
    expect(first).toBe(
      "The verdict changes: as it stands A is the best; B with b=2; B with all changes together; the same with a=1.",
    );
    expect(second).toBe("The largest move of cost: with b=2 B costs 55 % less (-11 USD a month).");
  });

  test("a tie is no best candidate: neither in the first line nor in the table", () => {
    const answer = withVerdict(exampleWhatIf([price]), { kind: "cannot tell", indistinguishable: ["A"] });
    expect(lines(answer)[0]).toBe(
      "The verdict becomes a tie: as it stands A is the best; with b=2 it cannot be told which is cheaper, B or A.",
    );
    expect(whatIfForms(answer).text(plain)).toMatch(/\nb=2\n {2}A .* yes, tie\n {2}B .* yes, tie\n/);
  });

  test("a tie that was one before stays one, whoever is named first", () => {
    const answer = withVerdict(exampleWhatIf([price]), { kind: "cannot tell", indistinguishable: ["A"] });
    const verdict = { ...answer.baseline.verdict, kind: "cannot tell" as const, indistinguishable: ["B"] };
    expect(lines({ ...answer, baseline: { ...answer.baseline, verdict } })[0]).toBe(
      "The verdict holds with b=2: it cannot be told which is cheaper, A or B.",
    );
    const clear = exampleWhatIf([price]);
    expect(lines({ ...clear, baseline: { ...clear.baseline, verdict } })[0]).toBe(
      "The verdict changes: as it stands it cannot be told which is cheaper, A or B; B with b=2.",
    );
  });

  const few = {
    acceptable: false,
    slo: [
      {
        objective: "p99 < 1s",
        observed: { mean: null, low: null, high: null },
        passed: false,
        certain: false,
      },
    ],
  };

  test("too few requests decide nothing, which is no change of the verdict", () => {
    const answer = withVerdict(exampleWhatIf([{ ...price, best: null, over: few }]), { kind: "not decided" });
    expect(lines(answer)[0]).toBe(
      "The verdict is not always decided: as it stands A is the best; not decided with b=2. Too few requests: the warnings say which duration settles it.",
    );
    const verdict = { ...answer.baseline.verdict, best: null, kind: "not decided" as const };
    const never = { ...answer, baseline: { ...answer.baseline, verdict } };
    expect(lines(never)[0]).toBe(
      "The verdict is not decided as it stands; not decided with b=2. Too few requests: the warnings say which duration settles it.",
    );
    expect(whatIfForms(answer).text(plain)).toMatch(/\nb=2\n {2}A .* not decided\n/);
  });

  test("another is best only because the best one had too few requests: not decided either", () => {
    expect(lines(exampleWhatIf([{ ...price, over: few }]))[0]).toMatch(
      /^The verdict is not always decided: .* with b=2/,
    );
  });

  test("a value that the scenario has already is told", () => {
    const answer = exampleWhatIf([{ ...memory, a: [10, 12, 14] }, price, both]);
    const [idle, ...others] = answer.changes;
    const same = { ...idle!, result: { ...idle!.result, scenario: answer.baseline.scenario } };
    const text = whatIfForms({ ...answer, changes: [same, ...others] }).text(plain);
    expect(text).toContain("Warning: a=1 changes nothing: the scenario says so already");
    expect(text).toContain("\na=1 (changes nothing)\n");
    expect(text).toContain("CHANGE 1\na=1\n\nChanges nothing: the scenario says so already.\n");
    expect(text.match(/changes nothing/gi)).toHaveLength(3);
    expect(whatIfForms(answer).text(plain)).not.toMatch(/changes nothing/i);
  });

  test("no candidate left", () => {
    expect(lines(exampleWhatIf([{ ...price, best: null }]))[0]).toBe(
      "The verdict changes: as it stands A is the best; no candidate with b=2.",
    );
  });

  test("nothing moves", () => {
    expect(lines(exampleWhatIf([{ ...memory, a: [10, 12, 14] }]))[2]).toBe("No change moves a cost beyond noise.");
  });
});

describe("text and Markdown", () => {
  const answer = exampleWhatIf([memory, price, both]);

  test("the table has the scenario as it stands and every change, candidate by candidate", () => {
    const text = whatIfForms(answer).text(plain);
    expect(text).toMatch(/as it stands\n {2}A +12 +\d+ +yes, best\n {2}B +20 /);
    expect(text).toMatch(/a=1\n {2}A +13\.4 +\+1\.40 \(0\.90 to 1\.90\) +\d+ +same +yes, best\n {2}B +20 +same /);
    expect(text).toMatch(/all changes together\n {2}A +13\.4 /);
  });

  test("every change has its own differences and its verdict, and paths keep their letters", () => {
    const text = whatIfForms(answer).text(plain);
    expect(text).toContain("CHANGE 1\na=1\n");
    expect(text).toContain("CHANGE 3\nAll changes together: a=1, b=2\n");
    expect(text).toContain("B is the cheapest.");
    expect(text).toContain("Every figure is the same.");
  });

  test("warnings of all results are gathered, each once, with where it holds", () => {
    const warned = exampleWhatIf([
      { ...memory, over: { warnings: ["is slow"] } },
      price,
      { ...both, over: { warnings: ["is slow"] } },
    ]);
    const text = whatIfForms(warned).text({ ...plain, width: 1000 });
    expect(text).toContain("Warning: A: is slow (a=1; all changes together)");
  });

  test("Markdown has in bold the differences beyond noise, and the names of the groups", () => {
    const glance = whatIfForms(exampleWhatIf([memory]))
      .markdown()
      .split("## Change 1")[0]!
      .split("\n")
      .filter((line) => line.startsWith("|"));
    expect(glance.join("\n").match(/\*\*.*?\*\*/g)).toEqual([
      "**as it stands**",
      "**a=1**",
      "**+1.40 (0.90 to 1.90)**",
    ]);
  });

  test("Markdown shows the chart where there is a folder for it", () => {
    const written = whatIfForms(answer).markdown({ figures: { folder: "x" } });
    expect(written).toContain("](x/cost-differences.png)");
    expect(written).toContain("With a=1: A +1.40 USD/month");
    expect(whatIfForms(answer).markdown()).not.toContain("![");
    expect(written).toContain("```sh\nevenpoint what-if x.yaml --set a=1\n```");
  });
});

test("JSON is the published shape", () => {
  const answer = exampleWhatIf([memory]);
  expect(whatIfResultSchema.parse(JSON.parse(whatIfForms(answer).json())).changes).toHaveLength(1);
});

describe("CSV", () => {
  const rowsOf = (answer: WhatIfResult) => Papa.parse(whatIfForms(answer).csv!().trimEnd(), { newline: "\n" }).data;

  test("has a row per change, candidate and metric", () => {
    const rows = rowsOf(exampleWhatIf([memory, price, both]));
    expect(rows).toHaveLength(1 + 3 * 2 * 15);
    expect(rows[1]!.slice(0, 5)).toEqual(["a=1", "false", "A", "offered", "requests/s"]);
    expect(rows.at(-1)!.slice(0, 3)).toEqual(["a=1, b=2", "true", "B"]);
  });

  test("a candidate that a change made ineligible is not lost", () => {
    const answer = exampleWhatIf([memory]);
    const [change] = answer.changes;
    const [a, b] = change!.result.candidates;
    const gone = {
      name: a!.name,
      platform: "x",
      region: "y",
      description: "z",
      eligible: false as const,
      ineligibleBecause: ["too large"],
    };
    const result = { ...change!.result, candidates: [gone, b!] };
    const differences = change!.differences.filter(({ candidate }) => candidate === "B");
    const changed = { ...answer, changes: [{ ...change!, result, differences }] };
    const rows = rowsOf(changed);
    expect(rows[1]).toEqual(["a=1", "false", "A", ...Array.from({ length: 12 }, () => ""), "not eligible"]);
    expect(whatIfForms(changed).text(plain)).toContain("Nothing to compare: too large.");
    expect(whatIfForms(changed).text(plain)).toContain("not eligible");
  });
});
