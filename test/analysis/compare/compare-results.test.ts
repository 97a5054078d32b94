import { describe, expect, test } from "vitest";
import { compareResults } from "../../../src/analysis/compare/compare-results.ts";
import { type Comparison, comparisonSchema } from "../../../src/analysis/compare/comparison.ts";
import type { CandidateResult, ObjectiveResult, Result } from "../../../src/analysis/result.ts";
import { around, exampleBreakEven, exampleResult } from "../../report/example-result.ts";
import { costing } from "./compared-candidate.ts";

const options = {
  files: { before: "a.json", after: "b.json" },
  command: "evenpoint compare a.json b.json",
  version: "1.2",
};

function compared(before: Result, after: Result): Comparison {
  return comparisonSchema.parse(compareResults(before, after, options));
}

/** The example with its first candidate changed. */
function withFirst(over: Partial<CandidateResult>, base: Result = exampleResult()): Result {
  const [first, ...others] = base.candidates as readonly CandidateResult[];
  return { ...base, candidates: [{ ...first!, ...over }, ...others] };
}

function withVerdict(over: Partial<Result["verdict"]>): Result {
  const base = exampleResult();
  return { ...base, verdict: { ...base.verdict, ...over } };
}

function withScenario(over: Partial<Result["scenario"]>, base: Result = exampleResult()): Result {
  return { ...base, scenario: { ...base.scenario, ...over } };
}

test("a result and itself are the same to the last digit", () => {
  const { differs, candidates, crossings, notes } = compared(exampleBreakEven(), exampleBreakEven());
  expect(differs).toBe(false);
  expect(candidates.map(({ name, in: side }) => [name, side])).toEqual([
    ["Lambda 1 GB", "both"],
    ["Two m7g.large", "both"],
  ]);
  for (const { differences, assumptions, objectives } of candidates) {
    expect(differences.length).toBeGreaterThan(10);
    expect(differences.every(({ change }) => change === "same")).toBe(true);
    expect([assumptions, objectives]).toEqual([[], []]);
  }
  expect(crossings.map(({ change }) => change)).toEqual(["same"]);
  expect(notes).toEqual([expect.stringContaining("older versions")]); // the example tells no replications
});

test("where they come from is told, and never a place", () => {
  const { before, after } = compared(exampleResult(), withScenario({ seed: 7, digest: null }));
  expect(before).toMatchObject({
    file: "a.json",
    seed: 1,
    replications: 5,
    durationSeconds: 7200,
    best: "Lambda 1 GB",
  });
  expect(after).toMatchObject({ file: "b.json", seed: 7, digest: null });
});

describe("candidates", () => {
  const lambda = exampleResult().candidates[0]!;
  const only = (...candidates: Result["candidates"]) => exampleResult(undefined, { candidates });
  const ineligible = {
    name: "Lambda 1 GB",
    platform: "aws-lambda",
    region: "us-east-1",
    description: "x",
    eligible: false as const,
    ineligibleBecause: ["too large"],
  };

  test.each([
    ["before", only(lambda), only()],
    ["after", only(), only(lambda)],
    ["before", only(lambda), only(ineligible)],
    ["after", only(ineligible), only(lambda)],
  ] as const)("simulated only %s: that differs, and nothing is compared", (side, before, after) => {
    const { candidates, differs } = compared(before, after);
    expect(candidates).toMatchObject([{ name: "Lambda 1 GB", in: side, differences: [] }]);
    expect(differs).toBe(true);
  });

  test("eligible in neither: no difference", () => {
    const { candidates, differs } = compared(only(ineligible), only(ineligible));
    expect(candidates).toMatchObject([{ in: "neither", acceptable: { before: null, after: null } }]);
    expect(differs).toBe(false);
  });
});

describe("what differs", () => {
  test("a metric beyond noise", () => {
    const at = (...costs: number[]) => exampleResult(undefined, { candidates: [costing(costs)] });
    const alike = withScenario({ replications: 3 }, at(10, 12, 14));
    expect(compared(alike, withScenario({ replications: 3 }, at(10.5, 12.5, 14.5))).differs).toBe(true);
    expect(compared(alike, withScenario({ replications: 3 }, at(11, 14, 15))).differs).toBe(false);
    expect(compared(alike, withScenario({ replications: 3, seed: 2 }, at(10.5, 12.5, 14.5))).differs).toBe(false);
  });

  test("the best candidate, unless one verdict cannot tell the two apart", () => {
    const other = { best: "Two m7g.large" };
    expect(compared(exampleResult(), withVerdict(other)).differs).toBe(true);
    expect(compared(exampleResult(), withVerdict({ ...other, indistinguishable: ["Lambda 1 GB"] })).differs).toBe(
      false,
    );
    expect(compared(withVerdict({ indistinguishable: ["Two m7g.large"] }), withVerdict(other)).differs).toBe(false);
    expect(compared(exampleResult(), withVerdict({ best: null })).differs).toBe(true);
  });

  const objective = (over: Partial<ObjectiveResult>): ObjectiveResult => ({
    objective: "p99 < 500ms",
    observed: around(499),
    passed: true,
    certain: false,
    ...over,
  });

  test("what is acceptable, unless an open objective explains it", () => {
    const open = withFirst({ slo: [objective({})] });
    const failed = (certain: boolean) => withFirst({ acceptable: false, slo: [objective({ passed: false, certain })] });
    expect(compared(open, failed(false))).toMatchObject({
      differs: false,
      candidates: [
        {
          acceptable: { before: true, after: false },
          objectives: [{ objective: "p99 < 500ms", before: "passed, uncertain", after: "failed, uncertain" }],
        },
        {},
      ],
    });
    expect(compared(open, failed(true)).differs).toBe(true);
    expect(compared(exampleResult(), withFirst({ acceptable: false, overloaded: true })).differs).toBe(true);
  });

  test("objectives that were not asked, or not settled, are told apart from failures", () => {
    const none = { mean: null, low: null, high: null };
    const before = withFirst({ slo: [objective({ objective: "cost < 9" })] });
    const after = withFirst({ slo: [objective({ observed: none, passed: false })] });
    expect(compared(before, after).candidates[0]!.objectives).toEqual([
      { objective: "p99 < 500ms", before: null, after: "not settled" },
      { objective: "cost < 9", before: "passed, uncertain", after: null },
    ]);
  });
});

test("assumptions: another value, another origin, one more, one less", () => {
  const made = (name: string, value: string, source = "default") =>
    ({ name, value, source, date: "2026", setBy: "default", confirmed: true }) as const;
  const before = withFirst({
    assumptions: [made("kept", "1"), made("memory", "1 GB"), made("price", "0.2", "page"), made("gone", "x")],
  });
  const after = withFirst({
    assumptions: [made("kept", "1"), made("memory", "2 GB"), made("price", "0.2", "list"), made("new", "y")],
  });
  const { candidates, differs } = compared(before, after);
  expect(candidates[0]!.assumptions).toEqual([
    { name: "memory", before: "1 GB", after: "2 GB" },
    { name: "price", before: "0.2 (page, 2026, set by default)", after: "0.2 (list, 2026, set by default)" },
    { name: "new", before: null, after: "y" },
    { name: "gone", before: "x", after: null },
  ]);
  expect(differs).toBe(false); // a changed assumption that moves nothing is told, and is no difference
});

test("other settings and other prices are told, a line of one side alone is not", () => {
  const [lambda] = exampleResult().candidates as readonly CandidateResult[];
  const [fixed, requests] = lambda!.bill.lines;
  const bill = (...lines: (typeof fixed)[]) => ({ total: 1, lines: lines.map((line) => line!) });
  const before = withFirst({ description: "1 GB.", bill: bill(fixed, { ...requests!, price: 0.0000002 }) });
  const later = { ...requests!, price: 0.00000025, effectiveDate: "2027-01-01" };
  const after = withFirst({ description: "2 GB.", bill: bill(later) });
  expect(compared(before, after).candidates[0]!.assumptions).toEqual([
    { name: "settings", before: "1 GB.", after: "2 GB." },
    {
      name: "price: Requests",
      before: "0.0000002 USD/requests, 2026-08-24",
      after: "0.00000025 USD/requests, 2027-01-01",
    },
  ]);
});

describe("break-evens", () => {
  const base = exampleBreakEven();
  const [crossing] = base.breakEven!.crossings;
  const at = (mean: number, half: number | null) => ({
    ...crossing!,
    at: { mean, low: half === null ? null : mean - half, high: half === null ? null : mean + half },
  });
  const change = (before: Result, after: Result) => compared(before, after).crossings.map((one) => one.change);
  const having = (...crossings: NonNullable<typeof crossing>[]) => exampleBreakEven(undefined, { crossings });

  test("are further apart than their intervals explain, or not", () => {
    // Errors of half / 2.776 with 4 degrees each: 1 / 2.776 x root of 2 is 0.51, so 5 is beyond and 0.5 within noise.
    expect(change(having(at(50, 1)), having(at(55, 1)))).toEqual(["higher"]);
    expect(change(having(at(55, 1)), having(at(50, 1)))).toEqual(["lower"]);
    expect(change(having(at(50, 1)), having(at(50.5, 1)))).toEqual(["within noise"]);
    expect(compared(having(at(50, 1)), having(at(55, 1))).differs).toBe(true);
  });

  test("without an interval have moved, which alone is no difference", () => {
    expect(change(having(at(50, null)), having(at(60, null)))).toEqual(["moved"]);
    expect(compared(having(at(50, null)), having(at(60, null))).differs).toBe(false);
  });

  test("appear and disappear where both looked, and are called not searched elsewhere", () => {
    expect(change(having(), having(at(50, 1)))).toEqual(["appeared"]);
    expect(change(having(at(50, 1)), having())).toEqual(["disappeared"]);
    const narrow = exampleBreakEven(undefined, { crossings: [], searched: [100, 200] });
    expect(change(narrow, having(at(50, 1)))).toEqual(["not searched"]);
  });

  test("of the same two candidates are matched from the lowest up", () => {
    const { crossings } = compared(having(at(20, 1), at(80, 1)), having(at(20, 1)));
    expect(crossings.map(({ before, after }) => [before?.mean, after?.mean])).toEqual([
      [20, 20],
      [80, undefined],
    ]);
  });

  test("of one result alone are not compared, which is said", () => {
    const { crossings, notes } = compared(exampleResult(), exampleBreakEven());
    expect(crossings).toEqual([]);
    expect(notes).toContainEqual(expect.stringContaining("Only the later result looked for a break-even"));
  });
});

describe("notes", () => {
  const told = (before: Result, after: Result) => compared(before, after).notes.join("\n");
  const knowing = withScenario({ replications: 3 }, exampleResult(undefined, { candidates: [costing([1, 2, 3])] }));

  test("say what is not alike", () => {
    expect(told(knowing, knowing)).toBe("");
    expect(told(knowing, withScenario({ seed: 9 }, knowing))).toContain("Welch's interval (seeds 1 and 9)");
    const other = withScenario({ name: "Other", durationSeconds: 60 }, knowing);
    expect(told(knowing, other)).toContain('"Checkout API" before, "Other" after');
    expect(told(knowing, other)).toContain("7200 s before, 60 s after");
  });

  test("say that it is another question, or another version", () => {
    expect(told(knowing, withScenario({ digest: "sha256:1" }, knowing))).toContain("their digests differ");
    expect(told(knowing, withScenario({ digest: "sha256:1", seed: 2 }, knowing))).not.toContain("digest");
    expect(told(knowing, { ...knowing, version: "0.9.0" })).toContain("(0.1.0 and 0.9.0)");
  });

  test("say that one replication has no intervals", () => {
    const single = withScenario({ replications: 1 }, exampleResult(undefined, { candidates: [costing([1])] }));
    expect(told(single, single)).toContain("Both results are of a single replication");
    expect(told(single, knowing)).toContain("One of the results is of a single replication");
  });
});
