import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../src/analysis/result.ts";
import { markdown } from "../../src/report/markdown.ts";
import { ranking } from "../../src/report/sections/ranking.ts";
import { text } from "../../src/report/text.ts";
import { exampleResult } from "./example-result.ts";

const example = exampleResult();
const [first] = example.candidates as readonly CandidateResult[];

/** An eligible candidate that costs so much. */
const costing = (name: string, monthly: number, acceptable = true): CandidateResult => {
  const cost = { ...first!.cost, monthly: { mean: monthly, low: monthly, high: monthly } };
  return {
    ...first!,
    name,
    acceptable,
    cost,
    slo: acceptable ? [] : first!.slo.map((one) => ({ ...one, passed: false })),
  };
};

const many: Result = {
  ...example,
  candidates: [
    costing("dear", 300),
    costing("slow and cheap", 10, false),
    costing("cheap | *bold*", 100),
    costing("middle", 200),
    costing("fifth", 400),
    {
      name: "tiny",
      platform: "aws-lambda",
      region: "us-east-1",
      description: "",
      eligible: false,
      ineligibleBecause: ["too small"],
    },
  ],
  verdict: { ...example.verdict, best: "cheap | *bold*" },
};

describe("many candidates", () => {
  test("are ranked: acceptable ones by cost, then the others, then who cannot serve", () => {
    const names = ranking(many).rows.map((row) => ("group" in row ? "" : row[0]));
    expect(names.map((cell) => (typeof cell === "string" ? cell : cell?.text))).toEqual([
      "cheap | *bold*",
      "middle",
      "dear",
      "fifth",
      "slow and cheap",
      "tiny",
    ]);
  });

  test("take the place of the sentences, and nothing in a name slips through", () => {
    const report = markdown(many);
    expect(report).toContain("| Candidate | USD/month |");
    expect(report).not.toContain("| *bold*");
    expect(report).toContain("cannot serve this workload");
    expect(report.match(/too small/g)).toHaveLength(1); // among the warnings
    expect(text(many, { color: false, width: 120 })).toContain("Nearest limit");
    expect(markdown(example)).not.toContain("| Candidate | USD/month |");
  });

  test("stand side by side in tables of at most five", () => {
    // The first is page one's, of the best five.
    const headers = markdown(many)
      .split("\n")
      .filter((line) => line.startsWith("|  | "));
    expect(headers.map((line) => line.split(" | ").length - 1)).toEqual([5, 5]);
    const seven = { ...many, candidates: [...many.candidates, costing("six", 1), costing("seven", 2)] };
    const tables = markdown(seven)
      .split("\n")
      .filter((line) => line.startsWith("|  | "));
    expect(tables.map((line) => line.split(" | ").length - 1)).toEqual([5, 4, 3]);
  });
});
