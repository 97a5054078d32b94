import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { charts } from "../../../src/report/charts/charts.ts";
import { compose } from "../../../src/report/compose.ts";
import { type Block, type Table, textOf } from "../../../src/report/document.ts";
import { escapeMarkdown } from "../../../src/report/escape-markdown.ts";
import { findings } from "../../../src/report/findings.ts";
import { markdown } from "../../../src/report/markdown.ts";
import { displayWidth } from "../../../src/report/terminal/display-width.ts";
import { text } from "../../../src/report/text.ts";
import { around, exampleBreakEven, exampleClimb, exampleHangsOn, exampleResult } from "../example-result.ts";

const example: Result = { ...exampleBreakEven(), sensitivity: exampleHangsOn() };
const [first] = example.candidates as readonly CandidateResult[];

const pageOf = (result: Result) => compose(result)[0]!.blocks;
const paragraphs = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [textOf(block.text)] : []));
const items = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === "list" ? block.items.map(textOf) : []));

function tableOf(result: Result): Table {
  const found = pageOf(result).find((block) => block.kind === "table");
  if (found?.kind !== "table") throw new Error("page one has no table");
  return found.table;
}

/** The cells of the line with that label, one for each candidate. */
function line(result: Result, label: string): readonly string[] {
  const row = tableOf(result).rows.find((cells) => !("group" in cells) && cells[0] === label);
  if (row === undefined || "group" in row) throw new Error(`no line ${label}`);
  return row.slice(1).map(textOf);
}

/** A candidate of that name that costs so much. */
function costing(name: string, monthly: number, over: Partial<CandidateResult> = {}): CandidateResult {
  return { ...first!, name, cost: { ...first!.cost, monthly: around(monthly, 0) }, ...over };
}

function withFirst(over: Partial<CandidateResult>): Result {
  return { ...example, candidates: [{ ...first!, ...over }, ...example.candidates.slice(1)] };
}

describe("page one in its order", () => {
  test("verdict, confidence, candidates, the two charts, three lines, question, run", () => {
    expect(pageOf(example).map(({ kind }) => kind)).toEqual([
      "paragraph",
      "paragraph",
      "table",
      "figure",
      "figure",
      "list",
      "paragraph",
      "paragraph",
      "list",
    ]);
    const { verdict, confidence, change, gap, confirm } = findings(example);
    const [one, two, question, run] = paragraphs(pageOf(example));
    expect([one, two]).toEqual([verdict, confidence]);
    expect(question).toBe("Checkout API: Should checkout run on functions or on virtual machines?");
    expect(run).toMatch(/^Simulated 2 h of traffic, 40 requests\/s on average, 5 times;/);
    expect(items(pageOf(example))).toEqual([change, gap, confirm]);
    const figures = pageOf(example).flatMap((block) => (block.kind === "figure" ? [block.name] : []));
    expect(figures).toEqual(["cost-against-rate", "tornado"]);
  });

  test("a claim put to the test stands right under the verdict", () => {
    const claim: Result["claim"] = {
      source: "an article",
      words: "functions are always cheaper",
      holdsIf: "best = Lambda 1 GB",
      standing: "within a range",
      holdsHere: true,
      ranges: [[0.4, 51.6]],
      observed: "",
      sentence: "True up to 51.6 requests/s only.",
    };
    expect(paragraphs(pageOf({ ...example, claim }))[1]).toBe("True up to 51.6 requests/s only.");
  });

  test("the sections that follow are in the order of a review", () => {
    const titles = compose({
      ...example,
      candidates: [{ ...first!, warnings: ["1", "2", "3", "4"] }, example.candidates[1]!],
    }).map(({ title }) => title);
    expect(titles).toEqual([
      null,
      "Objectives",
      "Side by side",
      "Break-even",
      "Bill, USD/month",
      "Limits",
      "Assumptions",
      "What would change the decision",
      "Not modelled",
      "Warnings",
      "Self-checks",
      "Reproduce",
    ]);
  });

  test("reproduction says how old the prices are", () => {
    const reproduction = compose(example).at(-1)!;
    expect(paragraphs(reproduction.blocks)).toContain("Prices of 2026-07-20 to 2026-08-24.");
  });
});

describe("the table of candidates", () => {
  test("cost with its parts, latency, what is refused, the limit that binds first, the worst case", () => {
    // 132.4 USD of usage; 164.1 of which 140.6 are fixed, and half of that idle.
    expect(line(example, "fixed + usage (idle)")).toEqual(["0 + 132", "141 + 23.5 (70.3)"]);
    expect(line(example, "USD/month")).toEqual(["132 (130 to 135)", "164 (161 to 167)"]);
    expect(line(example, "USD per million")).toEqual(["1.26", "1.56"]);
    expect(line(example, "p99 worst hour, ms")).toEqual(["412", "412"]);
    expect(line(example, "refused")).toEqual(["0 %", "0 %"]);
    expect(line(example, "first limit to bind")[0]).toBe("account concurrency at 2,630/s");
    expect(line(example, "worst case, USD/hour")).toEqual(["48", "n/a"]);
    expect(line(example, "objectives")).toEqual(["pass", "pass"]);
  });

  test("cold starts: their share, and the percentile from which on they show", () => {
    const cold = (mean: number | null) =>
      line(
        withFirst({ coldStarts: { count: around(1), fraction: { mean, low: null, high: null } } }),
        "cold starts",
      )[0];
    expect(cold(0.003)).toBe("0.3 %, from p99.7");
    expect(cold(0.000118)).toBe("0.0118 %, from p99.99");
    expect(cold(0.35)).toBe("35 %, from p65");
    expect(cold(0)).toBe("none");
    expect(cold(1)).toBe("all");
    expect(cold(null)).toBe("n/a");
  });

  test("refused are throttled and rejected; a limit that is reached says so", () => {
    const climb = exampleClimb();
    // 9,072 throttled of 288,000; the machines are acceptable and come first.
    expect(tableOf(climb).columns.map(({ title }) => title)).toEqual(["", "Two m7g.large", "Lambda 1 GB"]);
    expect(line(climb, "refused")).toEqual(["0 %", "3.15 %"]);
    expect(line(climb, "first limit to bind")[1]).toBe("reached: scale-out rate at 29.8/s");
    const rejected = { ...first!.requests, throttled: around(2880, 0), rejected: around(1440, 0) };
    expect(line(withFirst({ requests: rejected }), "refused")[0]).toBe("1.5 %");
  });

  test("objectives: which fail, which are open, and what else makes a candidate unacceptable", () => {
    const [objective] = first!.slo;
    const words = (over: Partial<CandidateResult>) => {
      const cells = line(withFirst(over), "objectives");
      return cells[tableOf(withFirst(over)).columns.findIndex(({ title }) => title === first!.name) - 1];
    };
    const failed = { ...objective!, passed: false };
    const open = { ...objective!, objective: "p50 < 100ms", certain: false };
    expect(words({ slo: [failed, open], acceptable: false })).toBe("FAIL p99 < 500ms; uncertain: p50 < 100ms");
    expect(words({ slo: [open] })).toBe("uncertain: p50 < 100ms");
    expect(words({ slo: [] })).toBe("none");
    expect(words({ overloaded: true, acceptable: false })).toBe("overloaded");
    expect(words({ slo: [], acceptable: false })).toBe("not acceptable: completes less than 99.9 % of what is offered");
  });

  test("in an hour of traffic the worst hour says nothing new", () => {
    const { scenario } = example;
    expect(() =>
      line({ ...example, scenario: { ...scenario, durationSeconds: 3600 } }, "p99 worst hour, ms"),
    ).toThrow();
  });

  test("of fifteen candidates the five best, and where the others are", () => {
    const candidates = Array.from({ length: 15 }, (_, i) =>
      costing(`c${15 - i}`, 15 - i, i === 14 ? { acceptable: false } : {}),
    );
    const many = { ...example, candidates, verdict: { ...example.verdict, best: "c2" } };
    expect(tableOf(many).columns.map(({ title }) => title)).toEqual(["", "c2", "c3", "c4", "c5", "c6"]);
    expect(paragraphs(pageOf(many))).toContain("10 more are under Side by side, in the same order.");
    const sideBySide = compose(many).find(({ title }) => title === "Side by side")!.blocks;
    const [all] = sideBySide.flatMap((block) => (block.kind === "table" ? [block.table] : []));
    expect(all!.rows).toHaveLength(15);
  });

  test("one candidate alone", () => {
    const alone: Result = {
      ...exampleResult(undefined, { candidates: [first!] }),
      verdict: { ...example.verdict, kind: "only acceptable", difference: null, staffHoursToFlip: null },
    };
    expect(tableOf(alone).columns.map(({ title }) => title)).toEqual(["", "Lambda 1 GB"]);
    expect(charts(alone).map(({ name }) => name)).not.toContain("tornado");
  });

  test("who cannot serve is named, and the warnings say why", () => {
    const tiny = { name: "Tiny", platform: "aws-lambda", region: "us-east-1", description: "" };
    const unable = { ...tiny, eligible: false as const, ineligibleBecause: ["needs 180MB and has 128MB"] };
    const result = { ...example, candidates: [...example.candidates, unable] };
    expect(paragraphs(pageOf(result))).toContain("Tiny cannot serve this workload; the warnings say why.");
    expect(items(pageOf(result))).toContain("Warning: Tiny: left out; needs 180MB and has 128MB");
  });
});

describe("warnings", () => {
  const warned = (count: number) =>
    withFirst({ warnings: Array.from({ length: count }, (_, index) => `trouble ${index + 1}`) });

  test("three are on page one, all others in a section", () => {
    expect(items(pageOf(warned(3))).filter((item) => item.startsWith("Warning: "))).toHaveLength(3);
    expect(compose(warned(3)).map(({ title }) => title)).not.toContain("Warnings");
    const five = compose(warned(5));
    expect(items(five[0]!.blocks).at(-1)).toBe("2 more warnings are under Warnings.");
    expect(items(five.find(({ title }) => title === "Warnings")!.blocks)).toEqual([
      "Lambda 1 GB: trouble 4",
      "Lambda 1 GB: trouble 5",
    ]);
  });
});

describe("what the opening told before is still told", () => {
  test("a sentence on each candidate, the crossings, the staff hours", () => {
    const written = text(example, { color: false, width: 2000 });
    const { candidates, mainCrossings, turningPoints } = findings(example);
    for (const sentence of [...candidates, ...mainCrossings, ...turningPoints]) expect(written).toContain(sentence);
  });

  test("every disputed input with its ends and where it turns the verdict", () => {
    const section = compose(example).find(({ title }) => title === "What would change the decision")!;
    const [table] = section.blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
    const names = table!.rows.map((row) => ("group" in row ? "" : textOf(row[0] ?? "")));
    expect(names.filter((name) => !name.startsWith(" "))).toEqual([
      "traffic",
      "purchase of machines",
      "work per request",
      "vCPU speed of machines",
    ]);
    expect(JSON.stringify(table!.rows)).toContain("to Two m7g.large at 1.29 x");
  });

  test("an answer that never asked has crossings there and no table", () => {
    const section = compose(exampleBreakEven()).find(({ title }) => title === "What would change the decision")!;
    expect(section.blocks.map(({ kind }) => kind)).toEqual(["list"]);
  });
});

describe("its forms", () => {
  test("five candidates fit a terminal of 80 columns, and none is lost", () => {
    const names = ["Azure Consumption", "Google functions", "Cloud Run", "Two rented servers", "Knative on EKS"];
    const five = { ...example, candidates: names.map((name, index) => costing(name, 100 + index)) };
    for (const width of [80, 100, 120]) {
      const lines = text(five, { color: false, width }).split("\n");
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
      const costs = lines.filter((one) => one.startsWith("USD/month")).join(" ");
      expect(costs.match(/\b10[0-4]\b/g)).toEqual(["100", "101", "102", "103", "104"]);
    }
  });

  test("the tornado has at most five bars and says so to who cannot see it", () => {
    const { inputs, ...rest } = exampleHangsOn();
    const many = Array.from({ length: 9 }, (_, index) => ({
      ...inputs[0]!,
      name: `input ${index}`,
      swing: 100 - index,
    }));
    const chart = (sensitivity: NonNullable<Result["sensitivity"]>) =>
      charts({ ...example, sensitivity }).find(({ name }) => name === "tornado")!;
    const height = (count: number) => chart({ ...rest, inputs: many.slice(0, count) }).height;
    expect(height(9)).toBe(height(5));
    expect(height(5)).toBeGreaterThan(height(4));
    expect(chart({ ...rest, inputs: many }).alt).toContain("Two m7g.large");
  });

  test("names with Markdown's marks are shown, not acted upon", () => {
    const names = { functions: "A | *b* <i>", machines: "[m](x) `n`" };
    const written = markdown({ ...exampleBreakEven(names), sensitivity: exampleHangsOn(names) });
    for (const name of Object.values(names)) expect(written).toContain(escapeMarkdown(name));
    expect(written).not.toMatch(/\*b\*|<i>|(?<!\\)\](?=\()|(?<!\\)`n/);
  });
});
