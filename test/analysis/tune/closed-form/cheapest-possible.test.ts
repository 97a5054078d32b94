import { describe, expect, test } from "vitest";
import { simulate } from "../../../../src/analysis/simulate.ts";
import { cheapestPossible } from "../../../../src/analysis/tune/closed-form/cheapest-possible.ts";
import { dataOf, formOf, lambda, type ScenarioParts, scenarioOf } from "./form-of.ts";

function leastOf(parts: ScenarioParts): number {
  const scenario = scenarioOf(parts);
  return cheapestPossible(scenario.candidates[0]!, scenario, dataOf(scenario));
}

const perRequest = 0.2e-6;
const [onDemand, provisioned, provisionedDuration] = [0.0000166667, 0.0000041667, 0.0000097222];
/** Of a candidate that is acceptable, at the least. */
const served = 0.999;

describe("by hand: ten requests a second of 240 ms at 1,024 MB", () => {
  const requests = 10 * 730 * 3600;
  const work = "{io: 240ms}";

  test("none provisioned: all of it on demand", () => {
    const byHand = served * requests * (perRequest + 0.24 * onDemand);
    expect(leastOf({ work, candidate: `${lambda}, memory: 1024MB` })).toBeCloseTo(byHand, 9);
  });

  test("three provisioned could serve all of it", () => {
    const byHand = served * requests * (perRequest + 0.24 * provisionedDuration) + 3 * 730 * 3600 * provisioned;
    const candidate = `${lambda}, memory: 1024MB, provisionedConcurrency: 3`;
    expect(leastOf({ work, candidate })).toBeCloseTo(byHand, 9);
  });

  test("one serves no more than an hour an hour, and what it begins at the window's end", () => {
    const inside = (730 * (3600 + 0.24)) / 1;
    const beyond = served * requests * 0.24 - inside;
    const duration = beyond * onDemand + inside * provisionedDuration;
    const byHand = served * requests * perRequest + duration + 730 * 3600 * provisioned;
    const candidate = `${lambda}, memory: 1024MB, provisionedConcurrency: 1`;
    expect(leastOf({ work, candidate })).toBeCloseTo(byHand, 6);
  });

  test("free GB-seconds are for time on demand alone: as much of it as they last is cheapest", () => {
    const all = served * requests * 0.24;
    const byHand =
      (served * requests - 1e6) * perRequest + (all - 400_000) * provisionedDuration + 3 * 730 * 3600 * provisioned;
    const candidate = `${lambda}, memory: 1024MB, provisionedConcurrency: 3`;
    expect(leastOf({ work, candidate, top: "freeTier: true" })).toBeCloseTo(byHand, 6);
  });

  test("where an objective allows fewer to complete, no more than those need be paid for", () => {
    const top = 'slo: ["completed > 50%"]';
    const byHand = 0.5 * requests * (perRequest + 0.24 * onDemand);
    expect(leastOf({ work, candidate: `${lambda}, memory: 1024MB`, top })).toBeCloseTo(byHand, 9);
  });
});

const arrivals = [
  "{kind: poisson, rate: 20/s}",
  "{kind: constant, rate: 20/s}",
  "{kind: bursty, rate: 20/s, burstRate: 100/s, burst: 20s, calm: 100s}",
  "{kind: renewal, rate: 20/s, cv: 3}",
  "{kind: spike, rate: 10/s, at: 10m, peak: 60/s, duration: 5m, occurs: 20/month}",
];
const works = ["{io: 130ms}", "{cpu: {kind: lognormal, mean: 80ms, p95: 160ms}, io: {kind: exponential, mean: 30ms}}"];

describe("never above what a run costs", () => {
  const rows = arrivals.flatMap((traffic) =>
    works.flatMap((work) =>
      [0, 1, 3, 6, 12].map((level) => ({ traffic, work, level, top: level === 3 ? "freeTier: true" : "" })),
    ),
  );

  test.each(rows)("$level provisioned, $traffic, $work", async ({ traffic, work, level, top }) => {
    const keys = `memory: 1024MB, provisionedConcurrency: ${level}, architecture: ${level % 2 === 0 ? "x86_64" : "arm64"}`;
    const scenario = scenarioOf({ arrivals: traffic, work, candidate: `platform: aws-lambda, ${keys}`, top });
    const least = cheapestPossible(scenario.candidates[0]!, scenario, dataOf(scenario));
    const [result] = (await simulate(scenario)).candidates;
    if (result?.eligible !== true) throw new Error("not eligible");
    expect(result.acceptable).toBe(true);
    expect(least).toBeGreaterThan(0);
    // Its expected value is no more; its dice may bring fewer requests or less work, as far as the interval says.
    expect(least).toBeLessThanOrEqual(result.cost.monthly.high!);
  });

  test("and of Poisson arrivals not far below either: no more than it leaves out", () => {
    for (const level of [0, 1, 3, 6, 12]) {
      const candidate = `${lambda}, memory: 1024MB, provisionedConcurrency: ${level}`;
      const scenario = scenarioOf({
        arrivals: arrivals[0]!,
        work: "{cpu: {kind: exponential, mean: 80ms}}",
        candidate,
      });
      const least = cheapestPossible(scenario.candidates[0]!, scenario, dataOf(scenario));
      const { monthly } = formOf(scenario);
      expect(least).toBeLessThanOrEqual(monthly);
      // A thousandth of the requests that it need not serve, and as much that may move to provisioned instances.
      expect(least).toBeGreaterThan(monthly * (1 - 2 * (1 - served)));
    }
  });
});

test("a savings plan beside provisioned instances: the plan's time on demand, which is paid for, and the rest provisioned", () => {
  const candidate = `${lambda}, memory: 1024MB, provisionedConcurrency: 3, purchase: savings-plan-1y, committed: 1`;
  const scenario = scenarioOf({ work: "{io: 240ms}", candidate });
  const least = cheapestPossible(scenario.candidates[0]!, scenario, dataOf(scenario));
  const month = 730 * 3600;
  const plan = scenario.candidates[0]!.rates.find(({ meter }) => meter === "committedGbSeconds")!.tiers[0]!.price;
  const provisionedTime = served * 10 * month * 0.24 - month;
  const byHand =
    served * 10 * month * perRequest + month * plan + 3 * month * provisioned + provisionedTime * provisionedDuration;
  expect(least).toBeCloseTo(byHand, 6);
});

test("nothing is known of the least where there is no closed form", () => {
  expect(leastOf({ candidate: "platform: gcp-cloud-run, memory: 512MB" })).toBe(0);
});
