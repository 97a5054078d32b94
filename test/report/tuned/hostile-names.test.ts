import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { type TuneResult, tuneResultSchema } from "../../../src/analysis/tune/tune-result.ts";
import { tuneForms } from "../../../src/report/tuned/tune-forms.ts";
import { adviceOf, bothArchitectures, failingSize, thirtySizes, tuneCase, workingSize } from "./tune-case.ts";

const retitled = "\u001b]0;owned\u0007";
const turned = "\u202egpj.exe";
const markup = "<img src=x onerror=alert(1)> **bold** | [link](http://example.org) `code`\n# title";
const hostile = `${retitled}${turned}${markup}`;

/** An answer in which every text from outside is hostile: names, sources, sentences that hold them. */
function hostileCase(): TuneResult {
  const base = bothArchitectures();
  const [first, second] = base.measurements;
  const sets = [first!, second!].map((set, i) => ({
    ...set,
    name: `${i}${hostile}`,
    source: hostile,
    fit: { ...set.fit, contradictions: [hostile] },
  }));
  const sizes = [
    workingSize(hostile, { at: 256, monthly: 40, mean: 100 }, { warnings: [hostile], openObjectives: [hostile] }),
    workingSize("512 MB", { at: 512, monthly: 50, mean: 60 }),
    workingSize("1024 MB", { at: 1024, monthly: 60, mean: 50 }, { unacceptableBecause: [hostile], acceptable: false }),
    failingSize(`failing ${hostile}`, [hostile], { isCurrent: true }),
  ];
  return tuneCase(sizes, adviceOf(hostile, { knee: hostile, fasterForLittle: "512 MB" }), {
    scenario: { ...base.scenario, name: hostile, question: hostile },
    candidate: { name: hostile, platform: "aws-lambda", region: "us-east-1" },
    objectives: [hostile],
    measurements: sets,
    assumptions: [hostile],
    command: `evenpoint tune ${hostile}`,
  });
}

/** Characters that a terminal acts upon, or that turn the direction of writing. */
const steering = /[\p{Cc}\p{Bidi_Control}]/u;

test("text has nothing in it that a terminal acts upon", () => {
  for (const width of [40, 120]) {
    const text = tuneForms(hostileCase()).text({ color: false, width });
    for (const line of text.split("\n")) expect(line).not.toMatch(steering);
    expect(text).toContain("\\u001b");
    expect(text).toContain("\\u202e");
  }
});

describe("Markdown", () => {
  const markdown = tuneForms(hostileCase()).markdown!({ figures: { folder: "figures" } });
  const outsideCode = markdown.split(/^```.*$/m).filter((_, i) => i % 2 === 0);

  test("has no markup, HTML or link of theirs", () => {
    for (const part of outsideCode) {
      expect(part).not.toContain("<img");
      expect(part).not.toMatch(/(?<!!)(?<!\\)\[link/);
      expect(part).not.toMatch(/(?<!\\)`code/);
      expect(part).not.toMatch(/(?<!\\)\*\*bold/);
      expect(part).not.toMatch(/^# title/m);
    }
    expect(markdown.replaceAll("\n", "")).not.toMatch(steering);
  });

  test("keeps its tables: every row has as many cells as its head", () => {
    const cells = (line: string) => line.split(/(?<!\\)\|/).length;
    const tables = markdown.split("\n\n").filter((block) => block.startsWith("|"));
    expect(tables.length).toBeGreaterThanOrEqual(4);
    for (const table of tables) {
      const lines = table.split("\n");
      expect(new Set(lines.map(cells))).toEqual(new Set([cells(lines[0]!)]));
    }
  });

  test("shows every picture with a description on one line", () => {
    const pictures = markdown.split("\n").filter((line) => line.startsWith("!["));
    expect(pictures.map((line) => /\(([^()]*)\)$/.exec(line)?.[1])).toEqual([
      "figures/cost-against-latency.png",
      "figures/cost-and-latency-by-size.png",
      "figures/handler-by-size.png",
    ]);
  });
});

describe("CSV", () => {
  const rowsOf = (result: TuneResult) =>
    Papa.parse(tuneForms(result).csv!().replace(/\n$/, ""), { delimiter: ",", newline: "\n" }).data;

  test("has a row for each size and nothing that steers", () => {
    const result = hostileCase();
    const [head, ...rows] = rowsOf(result);
    expect(rows).toHaveLength(result.sizes.length);
    for (const row of rows) {
      expect(row).toHaveLength(head!.length);
      for (const field of row) expect(field).not.toMatch(steering);
    }
  });

  test("what a spreadsheet would compute is text", () => {
    const formula = "=HYPERLINK(A1)";
    const sizes = [workingSize(formula, { at: 1, monthly: 1, mean: 1 }), failingSize("128 MB", ["@SUM(A1)"])];
    const [, first, second] = rowsOf(tuneCase(sizes, adviceOf(formula)));
    expect([first![0], second!.at(-1)]).toEqual([`'${formula}`, "'@SUM(A1)"]);
  });
});

test("JSON gives every text back as it was", () => {
  const read = tuneResultSchema.parse(JSON.parse(tuneForms(hostileCase()).json()));
  const { scenario, candidate, sizes, measurements } = read;
  const texts = [
    scenario.name,
    candidate.name,
    sizes[0]!.name,
    measurements[0]!.source,
    measurements[1]!.fit.contradictions[0],
  ];
  expect(texts).toEqual(Array(texts.length).fill(hostile));
});

test("the form of Power Tuning is there where the answer has it", () => {
  expect(tuneForms(thirtySizes()).powerTuning).toBeUndefined();
  const results = { power: "512", cost: 1e-6, duration: 100 };
  const written = tuneForms(thirtySizes({ powerTuning: { results, url: "https://example.org/#" } })).powerTuning!();
  expect(JSON.parse(written)).toEqual({ results });
});
