import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contradictionsIn } from "../../../src/analysis/contradictions/contradictions-in.ts";
import { disorderedEstimates } from "../../../src/analysis/contradictions/disordered-estimates.ts";
import type { CandidateResult, Result } from "../../../src/analysis/result.ts";
import { exampleBreakEven, exampleResult } from "../../report/example-result.ts";

/** Everything in it may be written to, as somebody with an editor would. */
function copyOf(result: Result) {
  const copy = structuredClone(result);
  const [first, second] = copy.candidates as [CandidateResult, CandidateResult];
  return { copy, first, second, breakEven: copy.breakEven! };
}

type Edited = ReturnType<typeof copyOf>;

const results = readdirSync("reports")
  .filter((file) => file.endsWith(".json"))
  .map((file) => [file, JSON.parse(readFileSync(join("reports", file), "utf8"))] as const)
  .filter(([, answer]) => answer.kind === undefined);

test("there are committed results to hold the checks against", () => {
  expect(results.length).toBeGreaterThan(0);
});

test.each(results)("%s, which a run wrote, has none", (_, result) => {
  expect(contradictionsIn(result)).toEqual([]);
});

test("the examples of the other tests have none", () => {
  expect(contradictionsIn(exampleBreakEven())).toEqual([]);
  expect(contradictionsIn(exampleResult())).toEqual([]);
});

describe("what an editor may have done", () => {
  test.each<[string, (edited: Edited) => void, RegExp]>([
    ["candidates[0].bill.total", ({ first }) => void (first.bill.total = 99), /^99 is not the sum of the lines, 132/],
    ["candidates[1].bill.total", ({ second }) => void (second.bill.lines[0]!.amount += 0.01), /is not the sum/],
    [
      "candidates[0].cost.monthly.mean",
      ({ first }) => void (first.cost.monthly.mean = 131),
      /^131 is not the bill's total/,
    ],
    ["candidates[0].costSplit", ({ first }) => void (first.costSplit.fixed = 1), /sum to 133/],
    [
      "candidates[1].name",
      ({ second, first }) => void (second.name = first.name),
      /is the name of candidates\[0\] too/,
    ],
    [
      "candidates[1].name",
      ({ second }) => void (second.name = "__proto__"),
      /a name which programs keep for themselves/,
    ],
    ["candidates[0].histogram", ({ first }) => void first.histogram.count.pop(), /300 upper ends and 299 counts/],
    ["candidates[0].histogram", ({ first }) => void first.histogram.upper.reverse(), /buckets that do not grow/],
    ["candidates[0].latency.p99.mean", ({ first }) => void (first.latency.p99.mean = 1), /^1 ms is not where/],
    ["candidates[0].series.p99", ({ first }) => void first.series.p99.pop(), /119 steps.*has 120/],
    ["candidates[0].requests.offered", ({ first }) => void (first.requests.offered.mean = 9), /mean 9 outside/],
    ["candidates[0].latency.mean", ({ first }) => void (first.latency.mean.high = 1), /down to 1;/],
    ["candidates[0].wait.mean", ({ first }) => void (first.wait.mean.low = null), /one end of its interval/],
    ["candidates[0].cost.monthly", ({ first }) => void (first.cost.monthly.mean = null), /and no mean/],
    ["candidates", ({ copy }) => void (copy.candidates.length = 0), /is empty/],
    [
      "verdict.best",
      ({ copy }) => void (copy.verdict.best = "Lambda 2 GB"),
      /"Lambda 2 GB" is the name of no candidate/,
    ],
    ["verdict.best", ({ first }) => void (first.acceptable = false), /of a candidate that is not acceptable/],
    ["verdict.best", ({ copy }) => void (copy.verdict.best = null), /null does not go with the verdict "cheaper"/],
    ["verdict.difference", ({ copy }) => void (copy.verdict.difference!.with = "C"), /names "C"/],
    [
      "breakEven.crossings[0].at",
      ({ breakEven }) => void (breakEven.searched[1] = 20),
      /is outside the range searched, 0\.4 to 20/,
    ],
    ["breakEven.crossings[0]", ({ breakEven }) => void (breakEven.crossings[0]!.cheaperAbove = "C"), /names "C"/],
    ["breakEven.searched", ({ breakEven }) => void breakEven.searched.reverse(), /goes from 4000 down to 0\.4/],
    ["breakEven.acceptableFrom", ({ breakEven }) => void (breakEven.acceptableFrom.C = null), /names "C"/],
  ])("%s", (path, edit, message) => {
    const edited = copyOf(exampleBreakEven());
    edit(edited);
    const found = contradictionsIn(edited.copy);
    expect(found.map((one) => one.path)).toContain(path);
    expect(found.find((one) => one.path === path)!.message).toMatch(message);
    expect(found.find((one) => one.path === path)!.message).toMatch(
      /; this was changed after it was written; make the answer again$/,
    );
  });
});

test("inside a larger answer the path says where", () => {
  const { copy, first } = copyOf(exampleResult());
  first.bill.total = 99;
  expect(contradictionsIn(copy, "changes[2].result").map(({ path }) => path)).toEqual([
    "changes[2].result.candidates[0].bill.total",
  ]);
});

test("numbers written with twelve digits do not contradict those they were written from", () => {
  const lines = [1 / 3, 2 / 3, 1e-7 / 7].map((amount) => ({ ...exampleFirst().bill.lines[0]!, amount }));
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const written = (value: number) => Number(value.toPrecision(12));
  const { copy, first } = copyOf(exampleResult());
  first.bill = { lines: lines.map((line) => ({ ...line, amount: written(line.amount) })), total: written(total) };
  first.cost.monthly = { mean: written(total), low: null, high: null };
  first.costSplit = { fixed: written(total / 7), usage: written((total * 6) / 7), idle: 0 };
  expect(contradictionsIn(copy)).toEqual([]);
});

test("a credit larger than the charges leaves a total of zero", () => {
  const { copy, first } = copyOf(exampleResult());
  const [one, other] = exampleFirst().bill.lines;
  first.bill = {
    lines: [
      { ...one!, amount: 3 },
      { ...other!, amount: -5 },
    ],
    total: 0,
  };
  first.cost.monthly = { mean: 0, low: 0, high: 0 };
  first.costSplit = { fixed: 0, usage: 0, idle: 0 };
  expect(contradictionsIn(copy)).toEqual([]);
});

test("a percentile's mean may lie outside its interval, which is that of the replications' own", () => {
  expect(disorderedEstimates({ p99: { mean: 9, low: 1, high: 2 } })).toEqual([]);
});

function exampleFirst(): CandidateResult {
  return exampleResult().candidates[0] as CandidateResult;
}
