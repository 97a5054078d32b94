import { expect, test } from "vitest";
import { standingOf } from "../../../../src/report/tuned/tuned-rows.ts";
import { megabytes, picked, tuned, working } from "../tune-case.ts";

/** 100 ms of CPU on average, exponential: at 128 MB most requests would take longer than the second they are given. */
const hurried = (candidate: string) => `
name: hurried
duration: 1h
workload:
  arrivals: {kind: poisson, rate: 20/s}
  work: {cpu: {kind: exponential, mean: 100ms}}
  memory: 100MB
candidates:
  - {name: f, platform: aws-lambda, memory: 1024MB, coldStart: 0ms, overhead: 0ms, ${candidate}}
`;

test("a size that is cheap because its requests are cut is not taken", async () => {
  const result = await tuned(hurried("timeout: 1s"), { memory: megabytes(128, 1024, 1769), quick: true });
  const small = working(result, "128 MB");
  expect(small.acceptable).toBe(false);
  expect(small.unacceptableBecause).toEqual(["completes too few"]);
  // Exponential with a mean of 100 ms x 1769 / 128, cut at 1 s.
  expect(small.timedOut.mean).toBeCloseTo(Math.exp(-1000 / ((100 * 1769) / 128)), 6);
  expect(small.cost.monthly.mean).toBeLessThan(working(result, "1769 MB").cost.monthly.mean!);
  expect(working(result, "1769 MB").acceptable).toBe(true);
  expect(picked(result, "slo")).toBe("1769 MB");
});

test("a size that is known to fail is decided, whatever else is open", async () => {
  const text = hurried("timeout: 1s").replace("candidates:", 'slo: ["p99 < 2s"]\ncandidates:');
  const result = await tuned(text, { memory: megabytes(128, 1769), quick: true });
  expect(["128 MB", "1769 MB"].map((name) => standingOf(working(result, name)))).toEqual(["no", "open"]);
});

test("nor one that more come to at the mean rate than its limit lets in", async () => {
  const result = await tuned(hurried("concurrencyLimit: 10"), { memory: megabytes(128, 1769), quick: true });
  expect(working(result, "128 MB").unacceptableBecause).toEqual(["completes too few"]);
  expect(picked(result, "slo")).toBe("1769 MB");
});
