import { describe, expect, test } from "vitest";
import { judgeClaim } from "../../../src/analysis/claim/judge-claim.ts";
import type { BreakEvenResult } from "../../../src/analysis/result.ts";
import { answer, between, candidate, claimOf, curveOf, nothingSeen } from "./example-answer.ts";

/** At 10 requests/s A costs 30 and B 100; A's cost grows with the rate, B's does not: they meet at 33.3 requests/s. */
const lines = { A: { cost: (rate: number) => 3 * rate }, B: { cost: () => 100 } };
const rates = [1, 4, 10, 40, 100];
const own = 10;

function judge(holdsIf: string, breakEven: BreakEvenResult, place: number | null = own) {
  const p99 = between(99, 100, 101);
  const candidates = [
    candidate("A", { cost: [30, 30], latency: { p99 } }),
    candidate("B", { cost: [100, 100], latency: { p99, p95: nothingSeen } }),
  ];
  return judgeClaim(claimOf(holdsIf), answer(candidates, breakEven), place);
}

describe("edges", () => {
  test("costs that follow a power of the rate meet where logarithms say: A is 15 % of B at 5 requests/s", () => {
    const found = judge('cost of "A" <= 15% of cost of "B"', curveOf(rates, lines));
    expect(found).toMatchObject({ standing: "within a range", holdsHere: false });
    expect(found.ranges).toEqual([[1, expect.closeTo(5, 9)]]);
    expect(found.sentence).toBe(
      'True only within a range: "So it is" (an article): it holds from about 1 to 5 of the searched 1 to 100 requests/s; at the scenario\'s own 10 requests/s it does not: cost of A is 30 USD/month, 30 % of cost of B (100 USD/month); true if at most 15 %.',
    );
  });

  test("against a value: A costs 60 at 20 requests/s", () => {
    expect(judge('cost of "A" > 60', curveOf(rates, lines)).ranges).toEqual([[expect.closeTo(20, 9), 100]]);
  });

  const crossing = {
    at: between(33, 33.5, 34),
    cheaperBelow: "A",
    cheaperAbove: "B",
    monthlyCost: 100,
    because: "cost" as const,
  };

  test.each([
    ['cost of "A" < cost of "B"', [[1, 33.5]]],
    ['cost of "B" < cost of "A"', [[33.5, 100]]],
    ['best is "A"', [[1, 33.5]]],
    ['best is "B"', [[33.5, 100]]],
  ])("a crossing of the break-even is the edge: %s", (condition, ranges) => {
    expect(judge(condition, curveOf(rates, lines, { crossings: [crossing] })).ranges).toEqual(ranges);
  });

  test("points close to a crossing, from other replications, make no ranges of their own", () => {
    const noisy = { ...lines, A: { cost: (rate: number) => (rate === 33.4 ? 101 : rate === 33.6 ? 99 : 3 * rate) } };
    const curve = curveOf([1, 10, 33.4, 33.6, 40, 100], noisy, { crossings: [crossing] });
    expect(judge('cost of "A" < cost of "B"', curve).ranges).toEqual([[1, 33.5]]);
  });

  test("a sliver that no crossing explains is noise", () => {
    const noisy = { ...lines, A: { cost: (rate: number) => (rate === 4.01 ? 500 : 3) } };
    const curve = curveOf([1, 4, 4.01, 4.02, 10], noisy);
    expect(judge('cost of "A" < cost of "B"', curve)).toMatchObject({ standing: "confirmed", ranges: [[1, 10]] });
  });

  test("of a cost crossing nothing is said about a share of it", () => {
    const curve = curveOf(rates, lines, { crossings: [crossing] });
    expect(judge('cost of "A" < 120% of cost of "B"', curve).ranges).toEqual([[1, expect.closeTo(40, 9)]]);
  });

  test("a crossing of latencies is the edge where p99 is compared", () => {
    const tails = { A: { cost: () => 1, p99: (rate: number) => 90 + rate }, B: { cost: () => 1, p99: () => 110 } };
    const latencyCrossings = [{ percentile: "p99", at: between(19, 20.5, 21), fasterBelow: "A", fasterAbove: "B" }];
    expect(judge('p99 of "A" <= p99 of "B"', curveOf(rates, tails, { latencyCrossings })).ranges).toEqual([[1, 20.5]]);
  });

  test("the best ends where it ceases to be acceptable, though nobody takes its place", () => {
    const alone = {
      A: { ...lines.A, acceptable: (rate: number) => rate < 30 },
      B: { cost: () => 100, acceptable: () => false },
    };
    const curve = curveOf(rates, alone, { acceptableFrom: { A: [1, 29], B: null } });
    expect(judge('best is "A"', curve).ranges).toEqual([[1, 29]]);
  });

  test("where nothing tells, half way in logarithms", () => {
    const free = { A: { cost: (rate: number) => (rate > 30 ? 5 : 0) }, B: { cost: () => 0 } };
    expect(judge('cost of "A" <= cost of "B"', curveOf([1, 10, 40], free), null).ranges).toEqual([
      [1, expect.closeTo(20, 9)],
    ]);
  });
});

describe("standings", () => {
  test("everywhere searched: confirmed", () => {
    const found = judge('cost of "A" < 1000 and cost of "B" < 101', curveOf(rates, lines));
    expect(found).toMatchObject({ standing: "confirmed", holdsHere: true, ranges: [[1, 100]] });
    expect(found.sentence).toMatch(/\. It holds everywhere searched, from 1 to 100 requests\/s\.$/);
  });

  test("nowhere: corrected", () => {
    const found = judge('cost of "A" > 1000', curveOf(rates, lines));
    expect(found).toMatchObject({ standing: "corrected", holdsHere: false, ranges: [] });
    expect(found.sentence).toMatch(/\. It holds nowhere from 1 to 100 requests\/s\.$/);
  });

  test("here, not everywhere: within a range, and it says that it does here", () => {
    const found = judge('cost of "A" < 60', curveOf(rates, lines));
    expect(found).toMatchObject({ standing: "within a range", holdsHere: true });
    expect(found.sentence).toMatch(
      /own 10 requests\/s it does: cost of A is 30 USD\/month; true if below 60 USD\/month\.$/,
    );
  });

  test("several conditions hold where all of them do", () => {
    const found = judge('cost of "A" > 9 and cost of "A" < 60', curveOf(rates, lines));
    expect(found.ranges).toEqual([[expect.closeTo(3, 9), expect.closeTo(20, 9)]]);
    expect(judge('cost of "A" < 9 and cost of "A" > 60', curveOf(rates, lines))).toMatchObject({
      standing: "corrected",
      ranges: [],
    });
  });

  test("open at its own rate is open, whatever the curve says", () => {
    expect(judge('p99 of "A" < 100ms', curveOf(rates, lines)).standing).toBe("open");
  });

  test("what the curve does not tell is judged at the own rate alone", () => {
    const found = judge('cost of "A" < 31 and utilisation of "A" > 40%', curveOf(rates, lines));
    expect(found).toMatchObject({ standing: "confirmed", ranges: [] });
    expect(found.sentence).toMatch(/Other rates were not looked at\.$/);
  });

  test("points with too few requests are not counted, and a range ends before them", () => {
    const sparse = { A: { cost: () => 1, p99: (rate: number) => (rate < 4 ? null : 100) }, B: { cost: () => 1 } };
    const found = judge('p99 of "A" < 200ms', curveOf(rates, sparse));
    expect(found).toMatchObject({ standing: "confirmed", ranges: [[4, 100]] });
    expect(found.sentence).toMatch(
      /wherever it could be judged, from 4 to 100 of the searched 1 to 100 requests\/s\.$/,
    );
  });

  test("at its own place all replications know better than the curve's one", () => {
    const wrong = { ...lines, A: { cost: (rate: number) => (rate === 10 ? 500 : 3) } };
    expect(judge('cost of "A" < 60', curveOf(rates, wrong)).standing).toBe("confirmed");
    expect(judge('cost of "A" < 60', curveOf(rates, wrong), null).standing).toBe("within a range");
  });

  test("a curve without points, as where nobody can serve, is not searched", () => {
    expect(judge('cost of "A" < 60', curveOf([1], lines, { curve: [] })).standing).toBe("confirmed");
  });

  test("who is not on the curve does not hold there", () => {
    expect(judge('cost of "B" < 101', curveOf(rates, { A: lines.A }), null).standing).toBe("within a range");
  });
});

test("along another input the sentence names it: A costs 6144 at 2048 MB", () => {
  const curve = curveOf([256, 512, 1024, 4096], lines, { axis: "candidates[0].memory", unit: "MB" });
  expect(judge('cost of "A" < 6144', curve, 1024).sentence).toMatch(
    /it holds from about 256 to 2,048 of the searched 256 to 4,096 MB of candidates\[0\]\.memory; at the scenario's own 1,024 MB it does/,
  );
});
