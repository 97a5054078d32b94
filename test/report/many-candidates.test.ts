import { describe, expect, test } from "vitest";
import type { CandidateResult, Result } from "../../src/analysis/result.ts";
import { candidateLooks, drawingOrder } from "../../src/report/charts/candidate-looks.ts";
import type { ChartDescription, Dataset } from "../../src/report/charts/chart-description.ts";
import { charts } from "../../src/report/charts/charts.ts";
import { lookOf } from "../../src/report/charts/palette.ts";
import { findings } from "../../src/report/findings.ts";
import { foremost } from "../../src/report/reading-order.ts";
import { assumptions } from "../../src/report/sections/assumptions.ts";
import { bills } from "../../src/report/sections/bills.ts";
import { breakEven } from "../../src/report/sections/break-even.ts";
import { latencyCrossings } from "../../src/report/sections/latency-crossings.ts";
import { exampleBreakEven } from "./example-result.ts";

const example = exampleBreakEven();
const [first, second] = example.candidates as readonly CandidateResult[];

function costing(name: string, monthly: number): CandidateResult {
  return { ...first!, name, cost: { ...first!.cost, monthly: { mean: monthly, low: monthly, high: monthly } } };
}

/** Candidates named c1 to c<count>, each dearer than the one before, in falling order; the example's two come last. */
function result(count: number): Result {
  const own = Array.from({ length: count }, (_, i) => costing(`c${count - i}`, count - i));
  return { ...example, candidates: [...own, first!, second!] };
}

const lines = (chart: ChartDescription) =>
  chart.config.data.datasets as readonly (Dataset & { readonly order: number })[];
const named = (of: Result, name: string) => charts(of).find((chart) => chart.name === name)!;

describe("which candidates are foremost", () => {
  test("who is best at some rate, then the cheapest", () => {
    const winners = example.breakEven!.crossings.flatMap(({ cheaperBelow, cheaperAbove }) => [
      cheaperBelow,
      cheaperAbove,
    ]);
    const expected = [...new Set(winners), "c1", "c2", "c3", "c4", "c5"].slice(0, 5);
    expect([...foremost(result(9), 5)]).toEqual(expected);
    const { breakEven: _, ...run } = result(9);
    expect([...foremost(run, 3)]).toEqual(["c1", "c2", "c3"]);
  });
});

describe("looks", () => {
  test("up to seven are the scenario's, as ever", () => {
    expect(candidateLooks(result(5))).toEqual(Array.from({ length: 7 }, (_, i) => lookOf(i)));
  });

  test("of sixteen seven have a colour each, and no two of the others are alike", () => {
    const looks = candidateLooks(result(14));
    const coloured = looks.filter(({ isQuiet }) => isQuiet !== true);
    expect(new Set(coloured.map(({ color }) => color)).size).toBe(7);
    const quiet = looks.filter(({ isQuiet }) => isQuiet === true);
    expect(new Set(quiet.map(({ dash, point }) => `${dash} ${point}`)).size).toBe(9);
    expect(new Set(quiet.map(({ color }) => color)).size).toBe(1);
  });

  test("grey lines lie beneath all others, whatever their place", () => {
    const looks = candidateLooks(result(14));
    const orders = looks.map((look, index) => ({ quiet: look.isQuiet === true, order: drawingOrder(look, index) }));
    const lowestGrey = Math.min(...orders.filter(({ quiet }) => quiet).map(({ order }) => order));
    expect(orders.filter(({ quiet }) => !quiet).every(({ order }) => order < lowestGrey)).toBe(true);
    expect(lines(named(result(14), "latency")).map(({ order }) => order)).toEqual(orders.map(({ order }) => order));
  });

  test("charts grow with the names beside them", () => {
    const height = (count: number) => named(result(count), "latency").height;
    expect(height(3)).toBe(470);
    // 32 names of one line or more, 23 pixels each at least
    expect(height(30)).toBeGreaterThanOrEqual(90 + 32 * 23);
  });
});

describe("the order in which many are told", () => {
  test("bills and bars begin with the cheapest", () => {
    const subtitles = bills(result(4))!.blocks.flatMap((block) => (block.kind === "subtitle" ? [block.text] : []));
    expect(subtitles.slice(0, 4)).toEqual(["c1", "c2", "c3", "c4"]);
    expect(named(result(4), "cost-by-line").config.data.labels?.slice(0, 4)).toEqual(["c1", "c2", "c3", "c4"]);
  });

  test("few stay in the scenario's order", () => {
    const subtitles = bills(result(2))!.blocks.flatMap((block) => (block.kind === "subtitle" ? [block.text] : []));
    expect(subtitles).toEqual(["c2", "c1", first!.name, second!.name]);
  });
});

describe("a break-even of many", () => {
  const names = ["c9", "c8", "c7", "c6", "c5", "c4", "c3", "c2", "c1"];
  const ownRange = (name: string) => (name === "c3" ? [10, 20] : name === "c4" || name === "c5" ? null : [1, 100]);
  const crossing = (percentile: "p50" | "p99", fasterBelow: string, fasterAbove: string) => {
    return { percentile, at: { mean: 12, low: null, high: null }, fasterBelow, fasterAbove };
  };
  const one = { monthly: 5, p99: 100, acceptable: true, instances: 1 };
  const many: Result = {
    ...result(9),
    candidates: result(9).candidates.slice(0, 9),
    breakEven: {
      ...example.breakEven!,
      searched: [1, 100],
      crossings: [],
      acceptableFrom: Object.fromEntries(names.map((name) => [name, ownRange(name)])),
      latencyCrossings: [crossing("p50", "c1", "c2"), crossing("p99", "c1", "c9"), crossing("p99", "c8", "c9")],
      curve: [1, 100].map((rate) => {
        const cost = (name: string) => ({ ...one, monthly: name === "c7" ? 1 : 5 });
        return { rate, candidates: Object.fromEntries(names.map((name) => [name, cost(name)])) };
      }),
    },
  };

  test("those with the same range share a sentence", () => {
    expect(findings(many).acceptable).toEqual([
      "All but c5, c4, c3 are acceptable from 1 (the lowest searched) to 100 (the highest searched) requests/s.",
      "c5, c4 are acceptable at no rate between 1 and 100 requests/s.",
      "c3 is acceptable from 10 to 20 requests/s.",
    ]);
    const { length } = findings(example).acceptable;
    expect(length).toBe(2);
  });

  test("of the rates of equal latency it is said that they are the foremost candidates'", () => {
    const [words, table] = latencyCrossings(many, findings(many));
    expect(words).toMatchObject({
      text: { text: expect.stringMatching(/^Rates at which two of the 7 foremost candidates are equally fast:$/) },
    });
    expect(table?.kind === "table" && table.table.rows).toEqual([
      ["12", "p50", "c1", "c2"],
      ["12", "p99", "c1", "c9"],
      ["12", "p99", "c8", "c9"],
    ]);
  });

  test("the curve stands in tables of at most five candidates, with one mark a row for all of them", () => {
    const blocks = breakEven(many, findings(many))!.blocks.flatMap((block) =>
      block.kind === "table" && block.table.columns[0]?.title === "requests/s" ? [block.table] : [],
    );
    const curves = blocks.filter(({ columns }) => columns.some(({ title }) => names.includes(title)));
    expect(curves.map(({ columns }) => columns.slice(1).map(({ title }) => title))).toEqual([
      ["c1", "c2", "c3", "c4", "c5"],
      ["c6", "c7", "c8", "c9"],
    ]);
    const marked = curves.map(({ rows }) => JSON.stringify(rows).match(/ \*/g)?.length ?? 0);
    expect(marked).toEqual([0, 2]);
  });
});

describe("whose an assumption is", () => {
  const assumption = (name: string) =>
    ({ name, value: "1", source: "s", date: "", setBy: "default", confirmed: true }) as const;
  /** Who of ten makes which assumption. */
  const whose = (makers: Readonly<Record<string, readonly number[]>>, comma = "") => {
    const candidates = Array.from({ length: 10 }, (_, i) => ({
      ...costing(`c${i}${comma}`, i + 1),
      assumptions: Object.keys(makers)
        .filter((name) => makers[name]!.includes(i))
        .map(assumption),
    }));
    const [table] = assumptions({ ...example, candidates })!.blocks;
    if (table?.kind !== "table") throw new Error("no table");
    return table.table.rows.map((row) => ("group" in row ? [] : [row[0], row[2]]));
  };

  test("what most share comes first; many are counted, or named by who is left out", () => {
    expect(
      whose({ one: [3], some: [0, 1, 2, 3, 4], most: [0, 1, 2, 3, 4, 5, 6, 7], all: [...Array(10).keys()] }),
    ).toEqual([
      ["all", "all"],
      ["most", "all but c8, c9"],
      ["some", "5 candidates: c0, c1, c2, c3, c4"],
      ["one", "c3"],
    ]);
  });

  test("names that hold a comma are told apart by semicolons", () => {
    expect(whose({ some: [0, 1] }, ", large")).toEqual([["some", "c0, large; c1, large"]]);
  });
});
