import { describe, expect, test } from "vitest";
import type { CandidateResult, Crossing, Result } from "../../src/analysis/result.ts";
import { findings } from "../../src/report/findings.ts";
import {
  around,
  exampleBreakEven,
  exampleCandidate,
  exampleClimb,
  exampleGrowing,
  exampleResult,
} from "./example-result.ts";

const nothing = { mean: null, low: null, high: null };

function withSecond(over: Parameters<typeof exampleCandidate>[1]): Result {
  const result = exampleResult();
  const parts = { name: "Two m7g.large", platform: "aws-ec2", fastest: 88, tail: 18, monthly: 164, fixed: 140 };
  return { ...result, candidates: [result.candidates[0]!, exampleCandidate(parts, over)] };
}

function sentenceWithBand(band: NonNullable<Crossing["band"]>): string {
  const crossing = exampleBreakEven().breakEven!.crossings[0]!;
  return findings(exampleBreakEven(undefined, { crossings: [{ ...crossing, band }] })).crossings[0]!;
}

describe("crossings", () => {
  test("a crossing says where, how sure, who is cheaper on which side, and why", () => {
    const [sentence] = findings(exampleBreakEven()).crossings;
    // 140.6 / (3.31 - 0.5876) = 51.645..., and 3.31 times that is 170.9...
    expect(sentence).toBe(
      "At 51.6 requests/s (51.4 to 51.9 by the dice) the answer changes: below it Lambda 1 GB is the cheaper, " +
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
    expect(sentence).toContain("an objective and not the cost decides there, up to which");
  });

  test("a band of disputed inputs stands beside the dice, with what makes each end", () => {
    const band = { low: 10, lowBecause: "minimum instances 1", high: 58, highBecause: "staff hours 8" };
    const sentence = sentenceWithBand(band);
    expect(sentence).toContain(
      "At 51.6 requests/s (51.4 to 51.9 by the dice; 10 to 58 over the disputed inputs) the answer changes",
    );
    expect(sentence).toMatch(/ It falls to 10 with minimum instances 1 and rises to 58 with staff hours 8\.$/);
  });

  test("an end of the band that nothing moves has no reason", () => {
    // 140.6 / (3.31 - 0.5876) is where the crossing is.
    const low = 140.6 / (3.31 - 0.5876);
    expect(sentenceWithBand({ low, lowBecause: "", high: 58, highBecause: "staff hours 8" })).toMatch(
      / there\. It rises to 58 with staff hours 8\.$/,
    );
    expect(sentenceWithBand({ low, lowBecause: "", high: low, highBecause: "" })).toMatch(
      / No disputed input moves it\.$/,
    );
  });

  test("a step names the fleet that grows, where the curve shows it", () => {
    const crossing = {
      at: { mean: 120, low: 120, high: 120 },
      cheaperBelow: "m7g.large, auto",
      cheaperAbove: "Lambda 1 GB",
      monthlyCost: 281,
      because: "step" as const,
    };
    expect(findings(exampleGrowing({ crossings: [crossing] })).crossings[0]).toContain(
      "above it Lambda 1 GB; m7g.large, auto grows from 2 to 3 instances there, up to which m7g.large, auto costs 281 USD/month.",
    );
    // At 1,000 requests/s the curve's neighbours are several machines apart.
    const unseen = { ...crossing, at: { mean: 1000, low: 1000, high: 1000 } };
    expect(findings(exampleGrowing({ crossings: [unseen] })).crossings[0]).toContain(
      "the number of instances changes there",
    );
  });

  test("page one sums up many crossings and tells the one that has a band", () => {
    const [main] = exampleGrowing().breakEven!.crossings;
    const { band: _, ...plain } = main!;
    const back = { ...plain, cheaperBelow: main!.cheaperAbove, cheaperAbove: main!.cheaperBelow };
    const at = (mean: number) => ({ mean, low: mean, high: mean });
    const crossings = [
      main!,
      { ...back, at: at(60), because: "step" as const },
      { ...plain, at: at(70) },
      { ...back, at: at(80), because: "step" as const },
      { ...plain, at: at(90) },
    ];
    const found = findings(exampleGrowing({ crossings }));
    expect(found.crossings).toHaveLength(5);
    expect(found.mainCrossings).toEqual([
      "The answer changes 5 times between 51.6 and 90 requests/s, 2 times because a fleet grows: Lambda 1 GB below, m7g.large, auto above.",
      found.crossings[0],
    ]);
  });

  test("without a crossing the range searched is named, and who stays cheapest", () => {
    // A quarter below the machines at one rate, half below them at the other: the least is said.
    const costs = [
      [10, 30, 40],
      [100, 300, 600],
    ] as const;
    const curve = costs.map(([rate, one, other]) => ({
      rate,
      candidates: {
        "Lambda 1 GB": { monthly: one, p99: 271, acceptable: true, instances: 1 },
        "2 x m7g.large": { monthly: other, p99: 208, acceptable: true, instances: 2 },
      },
    }));
    expect(findings(exampleBreakEven(undefined, { crossings: [], curve })).crossings).toEqual([
      "Between 0.4 and 4,000 requests/s the cheapest acceptable candidate does not change: it stays Lambda 1 GB, everywhere at least 25 % below the next.",
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
    "At 0.912 requests/s (0.900 to 0.920 by the dice) the p99 latencies are equal: below it Two m7g.large is the faster, above it Lambda 1 GB.",
  ]);
});

describe("each candidate's standing", () => {
  test("a failed objective", () => {
    const slo = [{ objective: "p99 < 100ms", observed: around(167), passed: false, certain: true }];
    const found = findings(withSecond({ slo, acceptable: false }));
    expect(found.candidates[1]).toContain("; fails an objective.");
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

test("the hours that turn the verdict say whose and in whose favour", () => {
  expect(findings(exampleResult()).turningPoints).toEqual([
    "The verdict turns in favour of Two m7g.large if Lambda 1 GB takes 0.396 staff hours a month beyond those counted.",
  ]);
});

describe("limits", () => {
  test("a candidate's sentence ends with the limit that binds first", () => {
    expect(findings(exampleResult()).candidates[0]).toMatch(
      / Nearest limit: account concurrency, 15\.2 of 1,000; it binds at 2,630 requests\/s\.$/,
    );
    // Concurrency binds at 38.2 requests/s, scaling out at 29.8 already.
    expect(findings(exampleClimb()).candidates[0]).toMatch(
      / At its limit: scale-out rate, 1,000; it binds at 29\.8 requests\/s\.$/,
    );
  });

  test("a limit that no rate reaches comes after one that some rate does", () => {
    const limits = [
      { limit: "slots", value: 10, peak: 9, headroom: 0.1, bindsAt: null },
      { limit: "machines", value: 10, peak: 2, headroom: 0.8, bindsAt: 200 },
    ];
    expect(findings(withSecond({ limits })).candidates[1]).toContain(
      "Nearest limit: machines, 2 of 10; it binds at 200",
    );
    expect(findings(withSecond({ limits: limits.slice(0, 1) })).candidates[1]).toMatch(
      /Nearest limit: slots, 9 of 10\.$/,
    );
    expect(findings(withSecond({ limits: [] })).candidates[1]).toMatch(/meets every objective\.$/);
  });

  test("refusals are shares of what was offered, the largest cause first, and retries are attempts per request", () => {
    // Of 288,000: 9,072 throttled is 3.15 %, 6,048 and 3,024 are 2.1 % and 1.05 %; 20,736 retries are 0.072 each.
    expect(findings(exampleClimb()).refusals).toEqual([
      "Lambda 1 GB throttles 3.15 % of the requests: 2.1 % by the scale-out rate, 1.05 % by the account's concurrency.",
      "Lambda 1 GB: retries make 1.072 attempts of each request on average.",
    ]);
  });

  test("one cause alone is named once; without refusals there is nothing to say", () => {
    const [first] = exampleResult().candidates as readonly CandidateResult[];
    const requests = { ...first!.requests, throttled: around(2880) };
    const throttledBy = { ...first!.throttledBy, reserved: around(2880) };
    expect(findings(withSecond({ requests, throttledBy })).refusals).toEqual([
      "Two m7g.large throttles 1 % of the requests, all by its reserved concurrency.",
    ]);
    const waited = { ...first!.throttledBy, pending: around(2880) };
    expect(findings(withSecond({ requests, throttledBy: waited })).refusals).toEqual([
      "Two m7g.large throttles 1 % of the requests, all by waiting too long for an instance.",
    ]);
    expect(findings(exampleResult()).refusals).toEqual([]);
  });
});

test("self-checks: all hold, or the one that fails with its numbers", () => {
  expect(findings(exampleResult()).checks).toEqual(["The self-check holds."]);
  const checks = [
    { law: "Little", candidate: "A", expected: 3, observed: { mean: 4, low: 3.9, high: 4.1 }, holds: false },
  ];
  expect(findings(exampleResult(undefined, { checks })).checks).toEqual([
    "Self-check failed: Little for A expects 3, observed 4.00 (3.90 to 4.10).",
  ]);
});

test("where no candidate is acceptable anywhere, no cheapest one is spoken of", () => {
  const base = exampleBreakEven();
  const names = Object.keys(base.breakEven!.acceptableFrom);
  const acceptableFrom = Object.fromEntries(names.map((name) => [name, null]));
  const found = findings({ ...base, breakEven: { ...base.breakEven!, crossings: [], acceptableFrom } });
  expect(found.crossings).toEqual([
    expect.stringMatching(/^Between [\d.,]+ and [\d.,]+ requests\/s no candidate is acceptable\.$/),
  ]);
});
