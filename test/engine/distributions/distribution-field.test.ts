import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  distributionField,
  distributionKinds,
  distributionWarnings,
  sampleSources,
} from "../../../src/engine/distributions/index.ts";

/** "path: message" of each issue. */
const issues = (input: unknown) =>
  (z.strictObject({ cpu: distributionField }).safeParse({ cpu: input }).error?.issues ?? []).map(
    (issue) => `${issue.path.join(".")}: ${issue.message}`,
  );

describe("a distribution in a scenario", () => {
  it("takes a bare duration as a constant", () => {
    expect(distributionField.parse("45ms")).toEqual({ kind: "constant", value: 45_000 });
  });

  it.each([
    [{ kind: "constant", value: "1s" }, { value: 1_000_000 }],
    [{ kind: "exponential", mean: "1.5ms" }, { mean: 1500 }],
    [
      { kind: "lognormal", mean: "60ms", p95: "140ms" },
      { mean: 60_000, p95: 140_000 },
    ],
    [
      { kind: "lognormal", median: "60s", sigma: 0.3 },
      { median: 60_000_000, sigma: 0.3 },
    ],
    [
      { kind: "gamma", mean: "1s", cv: 0.5 },
      { mean: 1_000_000, cv: 0.5 },
    ],
    [
      { kind: "weibull", mean: "1s", shape: 0.7 },
      { mean: 1_000_000, shape: 0.7 },
    ],
    [
      { kind: "pareto", mean: "1s", shape: 2.5 },
      { mean: 1_000_000, shape: 2.5 },
    ],
    [
      { kind: "uniform", from: "0s", to: "10ms" },
      { from: 0, to: 10_000 },
    ],
    [
      { kind: "normal", mean: "10ms", sd: "2ms" },
      { mean: 10_000, sd: 2000 },
    ],
    [{ kind: "empirical", quantiles: { p50: "1ms", "p99.9": "9ms" } }, { quantiles: { p50: 1000, "p99.9": 9000 } }],
    [
      { kind: "empirical", file: "a.csv", column: 3 },
      { file: "a.csv", column: 3 },
    ],
    [
      { kind: "mixture", of: [{ weight: 2, kind: "exponential", mean: "1ms" }] },
      { of: [{ weight: 2, kind: "exponential", mean: 1000 }] },
    ],
  ])("resolves %j to microseconds", (written, resolved) => {
    expect(distributionField.parse(written)).toEqual({ ...written, ...resolved });
  });

  it.each([
    ["5 ms", "cpu: a duration is a number and a unit (us, ms, s, m, h, d), such as 250ms or 1.5s"],
    [5, "cpu: a distribution is written with its kind, such as {kind: exponential, mean: 250ms}"],
    [{ kind: "expnential", mean: "5ms" }, 'cpu.kind: "expnential" is not a distribution; did you mean "exponential"?'],
    [{ mean: "5ms" }, "cpu: a distribution needs a kind: constant, exponential"],
    [{ kind: "exponential" }, 'cpu.mean: exponential needs "mean"'],
    [{ kind: "exponential", mean: "0s" }, "cpu.mean: must be longer than zero"],
    [{ kind: "exponential", mean: "1s", maen: 1 }, 'cpu.maen: exponential has no key "maen"; did you mean "mean"?'],
    [{ kind: "lognormal", mean: "60ms" }, "cpu: lognormal needs one of sigma, p90, p95, p99"],
    [{ kind: "lognormal", p95: "60ms" }, "cpu: lognormal needs one of mean, median"],
    [{ kind: "lognormal", mean: "1s", median: "1s", sigma: 1 }, "cpu.median: lognormal takes one of mean, median"],
    [{ kind: "lognormal", mean: "60ms", p95: "59ms" }, "cpu.p95: p95 / mean must lie in 1 to 3.86"],
    [{ kind: "lognormal", mean: "60ms", p95: "233ms" }, "cpu.p95: p95 / mean must lie in 1 to 3.86"],
    [{ kind: "lognormal", mean: "60ms", p90: "138ms" }, "cpu.p90: p90 / mean must lie in 1 to 2.27"],
    [{ kind: "lognormal", mean: "60ms", p99: "1s" }, "cpu.p99: p99 / mean must lie in 1 to 14.96"],
    [{ kind: "lognormal", median: "60ms", p99: "50ms" }, "cpu.p99: p99 must be at least the median"],
    [{ kind: "pareto", mean: "1s", shape: 1 }, "cpu.shape: shape is a number above 1"],
    [{ kind: "uniform", from: "2s", to: "1s" }, "cpu.to: `to` must be longer than `from`"],
    [{ kind: "gamma", mean: "1s", cv: -1 }, "cpu.cv: cv is standard deviation / mean"],
    [{ kind: "empirical" }, "cpu: empirical needs quantiles, or a file and a column"],
    [{ kind: "empirical", file: "a.csv" }, "cpu: empirical from a file needs a column"],
    [{ kind: "empirical", quantiles: {} }, "cpu.quantiles: quantiles needs at least one"],
    [{ kind: "empirical", quantiles: { median: "1s" } }, 'cpu.quantiles: "median" is not a quantile'],
    [{ kind: "empirical", quantiles: { p50: "2s", p90: "1s" } }, "cpu.quantiles: p90 must be at least p50"],
    [{ kind: "mixture", of: [] }, "cpu.of: a mixture needs at least one distribution"],
    [{ kind: "mixture", of: [{ kind: "exponential", mean: "1s" }] }, 'cpu.of.0.weight: exponential needs "weight"'],
    [
      { kind: "mixture", of: [{ weight: 1, kind: "mixture" }] },
      'cpu.of.0.kind: "mixture" is not a distribution within a mixture',
    ],
  ])("refuses %j with one issue", (written, message) => {
    const found = issues(written);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  it("warns of a pareto without variance, inside a mixture too", () => {
    const heavy = { kind: "pareto", mean: 1000, shape: 2 } as const;
    expect(distributionWarnings(heavy)).toHaveLength(1);
    expect(distributionWarnings({ kind: "mixture", of: [{ ...heavy, weight: 1 }] })).toHaveLength(1);
    expect(distributionWarnings({ ...heavy, shape: 2.1 })).toEqual([]);
  });

  it("lists the files it must read first", () => {
    const column = { kind: "empirical", file: "a.csv", column: "ms" } as const;
    const listed = { file: "a.csv", column: "ms", unit: "s", header: true };
    expect(sampleSources({ kind: "mixture", of: [{ ...column, weight: 1 }] })).toEqual([listed]);
    expect(sampleSources({ kind: "empirical", quantiles: { p50: 1 } })).toEqual([]);
  });

  it("describes every kind in its JSON Schema", () => {
    const text = JSON.stringify(z.toJSONSchema(distributionField, { io: "input" }));
    for (const kind of Object.keys(distributionKinds)) expect(text).toContain(`"const":"${kind}"`);
  });
});
