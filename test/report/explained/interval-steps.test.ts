import { expect, test } from "vitest";
import { estimateMean } from "../../../src/engine/statistics/estimate-mean.ts";
import { stepCell } from "../../../src/report/explained/explain.ts";
import { intervalSteps, meanSteps } from "../../../src/report/explained/interval-steps.ts";

const lines = (values: readonly number[], estimate = estimateMean(values)) =>
  intervalSteps({ values, unit: " USD", each: "its own bill", estimate }).map(stepCell);

test("three bills by hand: 10, 12 and 14 have the mean 12 and the spread 2, and t(2) is 4.3026527", () => {
  // half = 4.3026527 x 2 / 1.7320508 = 4.9682755
  expect(lines([10, 12, 14])).toEqual([
    "Mean m of the replications, each with its own bill: (10 + 12 + 14) / 3 = 12 USD",
    "Spread s, from the distances to m: sqrt((2 x 2 + 0 x 0 + 2 x 2) / 2) = 2 USD",
    "Half width, t(2) x s / sqrt(3): 4.302653 x 2 / sqrt(3) = 4.96828 USD",
    "Low: 12 - 4.968275 = 7.03172 USD",
    "High: 12 + 4.968275 = 16.9683 USD",
  ]);
});

test("an end outside the possible range is said to be cut", () => {
  // mean 1, spread sqrt(2), t(1) 12.70620, half 12.70620
  const cut = estimateMean([0, 2], { range: [0, Number.POSITIVE_INFINITY] });
  expect(lines([0, 2], cut)[3]).toBe("Low: 1 - 12.7062 lies outside the possible range and is cut to 0 USD.");
});

test("equal values, one replication, none, and an old result have sentences of their own", () => {
  expect(lines([3, 3, 3])).toEqual(["All 3 replications give 3 USD: the interval has no width."]);
  expect(lines([3])).toEqual(["One replication has no interval; run with --replications 5."]);
  expect(lines([])).toEqual(["Nothing was observed, so there is no interval."]);
  const old = { values: undefined, unit: "", each: "x", estimate: { mean: 2, low: 1, high: 3 } };
  expect(intervalSteps(old)).toEqual([expect.stringContaining("does not hold the replications' own values")]);
  expect(meanSteps(old)).toEqual([expect.stringContaining("does not hold the replications' own values")]);
});

test("many replications are told in one sentence, not in sums that nobody reads", () => {
  const values = Array.from({ length: 40 }, (_, i) => 100 + (i % 2));
  // mean 100.5, spread sqrt(40 x 0.25 / 39) = 0.5063697
  expect(lines(values)[0]).toBe(
    "The 40 replications, each with its own bill, have the mean m = 100.5 and the spread s = 0.5063697.",
  );
  expect(lines(values)).toHaveLength(4);
});
