import { describe, expect, test } from "vitest";
import type { Result } from "../../src/analysis/result.ts";
import { findings } from "../../src/report/findings.ts";
import { around, exampleBreakEven, exampleCandidate, exampleResult } from "./example-result.ts";

const nothing = { mean: null, low: null, high: null };

function withSecond(over: Parameters<typeof exampleCandidate>[1]): Result {
  const result = exampleResult();
  const parts = { name: "Two m7g.large", platform: "aws-ec2", fastest: 88, tail: 18, monthly: 164, fixed: 140 };
  return { ...result, candidates: [result.candidates[0]!, exampleCandidate(parts, over)] };
}

describe("crossings", () => {
  test("a crossing says where, how sure, who is cheaper on which side, and why", () => {
    const [sentence] = findings(exampleBreakEven()).crossings;
    // 140.6 / (3.31 - 0.5876) = 51.645..., and 3.31 times that is 170.9...
    expect(sentence).toBe(
      "At 51.6 requests/s (95 % interval 51.4 to 51.9) the answer changes: below it Lambda 1 GB is the cheaper, " +
        "above it Two m7g.large; both cost 171 USD/month there.",
    );
  });

  test("where an objective decides, nobody is called cheaper", () => {
    const crossing = {
      ...exampleBreakEven().breakEven!.crossings[0]!,
      because: "objective" as const,
      monthlyCost: 437.4,
    };
    const [sentence] = findings(exampleBreakEven(undefined, { crossings: [crossing] })).crossings;
    expect(sentence).toContain("below it Lambda 1 GB is the cheapest that is acceptable, above it Two m7g.large;");
    expect(sentence).toContain("an objective and not the cost decides there, at 437 USD/month.");
  });

  test("a band of disputed inputs is named with what makes each end", () => {
    const result = exampleBreakEven();
    const crossing = result.breakEven!.crossings[0]!;
    const band = { low: 10, lowBecause: "minimum instances 1", high: 58, highBecause: "staff hours 8" };
    const [sentence] = findings(exampleBreakEven(undefined, { crossings: [{ ...crossing, band }] })).crossings;
    expect(sentence).toContain("move it from 10 (minimum instances 1) to 58 (staff hours 8).");
  });

  test("without a crossing the range searched is named, and who stays cheapest", () => {
    expect(findings(exampleBreakEven(undefined, { crossings: [] })).crossings).toEqual([
      "Between 0.4 and 4,000 requests/s the cheapest acceptable candidate does not change: it stays Lambda 1 GB.",
    ]);
  });

  test("nobody is said to stay cheapest where the scenario's own rate was not searched", () => {
    expect(findings(exampleBreakEven(undefined, { crossings: [], searched: [100, 200] })).crossings).toEqual([
      "Between 100 and 200 requests/s the cheapest acceptable candidate does not change.",
    ]);
  });

  test("a run without a break-even has none", () => {
    expect(findings(exampleResult()).crossings).toEqual([]);
  });
});

test("ranges of acceptable rates say where the search ended", () => {
  expect(
    findings(exampleBreakEven(undefined, { acceptableFrom: { A: [0.4, 110], B: [2, 4000], C: null } })).acceptable,
  ).toEqual([
    "A is acceptable from 0.4 (the lowest searched) to 110 requests/s.",
    "B is acceptable from 2 to 4,000 (the highest searched) requests/s.",
    "C is acceptable at no rate between 0.4 and 4,000 requests/s.",
  ]);
});

test("latency crossings name the faster on either side", () => {
  expect(findings(exampleBreakEven()).latencyCrossings).toEqual([
    "At 0.912 requests/s (95 % interval 0.9 to 0.92) the p99 latencies are equal: below it Two m7g.large is the faster, above it Lambda 1 GB.",
  ]);
});

describe("each candidate's standing", () => {
  test("a failed objective", () => {
    const slo = [{ objective: "p99 < 100ms", observed: around(167), passed: false, certain: true }];
    const found = findings(withSecond({ slo, acceptable: false }));
    expect(found.candidates[1]).toMatch(/; fails an objective\.$/);
    expect(found.objectives).toEqual(["Two m7g.large fails p99 < 100ms."]);
  });

  test("an objective that the interval leaves open", () => {
    const slo = [{ objective: "p99 < 165ms", observed: around(164), passed: true, certain: false }];
    expect(findings(withSecond({ slo })).objectives).toEqual([
      "Two m7g.large meets p99 < 165ms, but the interval leaves it open.",
    ]);
  });

  test("too few requests for an objective", () => {
    const slo = [{ objective: "p999 < 1s", observed: nothing, passed: false, certain: false }];
    const found = findings(withSecond({ slo, acceptable: false }));
    expect(found.candidates[1]).toContain("too few requests to settle an objective");
    expect(found.objectives).toEqual(["Two m7g.large: too few requests to settle p999 < 1s."]);
  });

  test("overload is said in the candidate's line and as a warning", () => {
    const found = findings(withSecond({ overloaded: true, acceptable: false }));
    expect(found.candidates[1]).toContain("overloaded");
    expect(found.warnings[0]).toMatch(/^Two m7g.large: overloaded/);
  });

  test("an ineligible candidate gives its reason", () => {
    const result = exampleResult();
    const left = {
      name: "Tiny",
      platform: "aws-lambda",
      region: "us-east-1",
      description: "",
      eligible: false as const,
      ineligibleBecause: ["needs 180MB of memory and has 128MB"],
    };
    const found = findings({ ...result, candidates: [...result.candidates, left] });
    expect(found.candidates[2]).toBe("Tiny: cannot serve this workload; needs 180MB of memory and has 128MB.");
    expect(found.warnings).toEqual(["Tiny: left out; needs 180MB of memory and has 128MB"]);
  });
});

test("self-checks: all hold, or the one that fails with its numbers", () => {
  expect(findings(exampleResult()).checks).toEqual(["The self-check holds."]);
  const checks = [
    { law: "Little", candidate: "A", expected: 3, observed: { mean: 4, low: 3.9, high: 4.1 }, holds: false },
  ];
  expect(findings(exampleResult(undefined, { checks })).checks).toEqual([
    "Self-check failed: Little for A expects 3, observed 4 (3.9 to 4.1).",
  ]);
});
