import { describe, expect, test } from "vitest";
import { candidateDifferences } from "../../../src/analysis/compare/candidate-differences.ts";
import type { ComparedMetric, MetricDifference } from "../../../src/analysis/compare/metric-difference.ts";
import type { CandidateResult } from "../../../src/analysis/result.ts";
import { costing } from "./compared-candidate.ts";

interface Setting {
  readonly paired?: boolean;
  readonly replications?: { readonly before: number; readonly after: number };
}

function difference(
  before: CandidateResult,
  after: CandidateResult,
  { metric = "cost", ...setting }: Setting & { readonly metric?: ComparedMetric } = {},
): MetricDifference | undefined {
  const found = candidateDifferences([{ before, after }], { paired: true, ...setting });
  return found.find((one) => one.metric === metric);
}

function interval(found: MetricDifference | undefined): readonly [number, number] {
  return [found!.difference.low!, found!.difference.high!];
}

/** Student's 97.5 % points at 2 (a closed form) and at 4 degrees of freedom (from tables). */
const t2 = 0.95 / Math.sqrt(2 * 0.975 * 0.025);
const t4 = 2.7764451051977987;

describe("paired", () => {
  test("by hand: differences 1, 2, 1 have mean 4/3 and standard error 1/3", () => {
    const found = difference(costing([10, 12, 14]), costing([11, 14, 15]));
    expect(found).toMatchObject({ candidate: "A", unit: "USD/month", paired: true });
    expect(found!.difference.mean).toBeCloseTo(4 / 3, 12);
    const [low, high] = interval(found);
    expect(low).toBeCloseTo(4 / 3 - t2 / 3, 10);
    expect(high).toBeCloseTo(4 / 3 + t2 / 3, 10);
    expect(found!.change).toBe("within noise");
  });

  test("a difference that every replication shows alike is beyond noise, however small", () => {
    const found = difference(costing([10, 12, 14]), costing([10.5, 12.5, 14.5]));
    expect(interval(found)).toEqual([0.5, 0.5]);
    expect(found!.change).toBe("higher");
    expect(difference(costing([10.5, 12.5, 14.5]), costing([10, 12, 14]))!.change).toBe("lower");
  });

  test("a percentile's mean is that of the merged replications, its half width that of their own", () => {
    const at = (mean: number, p99: readonly number[]) => {
      const one = costing([1, 1, 1]);
      return {
        ...one,
        latency: { ...one.latency, p99: { mean, low: mean - 9, high: mean + 9 } },
        byReplication: { ...one.byReplication!, p99: [...p99] },
      };
    };
    const found = difference(at(203, [190, 200, 210]), at(230, [211, 222, 231]), { metric: "p99" });
    expect(found!.difference.mean).toBe(27); // and not 64 / 3, the mean of 21, 22 and 21
    const [low, high] = interval(found);
    expect(low).toBeCloseTo(27 - t2 / 3, 10);
    expect(high).toBeCloseTo(27 + t2 / 3, 10);
  });

  test("a replication in which one side saw nothing says nothing of the difference", () => {
    const using = (utilisation: readonly (number | null)[]) => {
      const one = costing([1, 1, 1, 1]);
      return { ...one, byReplication: { ...one.byReplication!, utilisation: [...utilisation] } };
    };
    const found = difference(using([0.1, 0.2, null, 0.4]), using([0.2, 0.4, 0.9, 0.5]), { metric: "utilisation" });
    const [low, high] = interval(found);
    expect(high - low).toBeCloseTo((2 * t2) / 30, 10); // 0.1, 0.2 and 0.1 have a standard error of 1/30
  });
});

describe("not paired", () => {
  test("by hand: variances 4 and 4 of three each add to an error of the root of 8/3, with 4 degrees of freedom", () => {
    const found = difference(costing([10, 12, 14]), costing([20, 22, 24]), { paired: false });
    const [low, high] = interval(found);
    expect(found).toMatchObject({ paired: false, difference: { mean: 10 } });
    expect(low).toBeCloseTo(10 - t4 * Math.sqrt(8 / 3), 10);
    expect(high).toBeCloseTo(10 + t4 * Math.sqrt(8 / 3), 10);
    expect(found!.change).toBe("higher");
  });

  test("results of unlike numbers of replications are never paired", () => {
    const found = difference(costing([10, 12, 14]), costing([10, 12, 14, 16]));
    expect(found).toMatchObject({ paired: false, change: "within noise", difference: { mean: 1 } });
  });
});

describe("results that do not tell what each replication gave", () => {
  const old = (mean: number, half: number) => {
    const { byReplication: _, ...one } = costing([1, 1, 1]);
    return { ...one, cost: { ...one.cost, monthly: { mean, low: Math.max(0, mean - half), high: mean + half } } };
  };

  test("are compared by the errors behind their intervals", () => {
    // Half widths of t x 1 and t x 1 at two degrees of freedom: an error of the root of 2, with 4 degrees.
    const replications = { before: 3, after: 3 };
    const found = difference(old(50, t2), old(60, t2), { replications });
    const [low, high] = interval(found);
    expect(found!.paired).toBe(false);
    expect(low).toBeCloseTo(10 - t4 * Math.sqrt(2), 9);
    expect(high).toBeCloseTo(10 + t4 * Math.sqrt(2), 9);
  });

  test("an interval that was cut at zero is taken as wide as its open side", () => {
    const replications = { before: 3, after: 3 };
    const [low, high] = interval(difference(old(1, t2), old(1.5, t2), { replications }));
    expect(high - low).toBeCloseTo(2 * t4 * Math.sqrt(2), 9);
  });

  test("without their numbers there is no interval", () => {
    expect(difference(old(50, 1), old(60, 1))!.difference).toEqual({ mean: 10, low: null, high: null });
  });

  test("shares of what was offered come from the counts", () => {
    const { byReplication: _, ...one } = costing([1, 1, 1]);
    const offered = { mean: 200, low: 190, high: 210 };
    const throttling = (mean: number) => ({
      ...one,
      requests: { ...one.requests, offered, throttled: { mean, low: mean - 1, high: mean + 1 } },
    });
    const found = difference(throttling(10), throttling(30), {
      metric: "throttled",
      replications: { before: 3, after: 3 },
    });
    expect(found!.before).toEqual({ mean: 0.05, low: 0.045, high: 0.055 });
    expect(found!.difference.mean).toBeCloseTo(0.1, 12);
  });
});

describe("the word for the change", () => {
  test("equal to twelve digits is the same, whatever comes after", () => {
    expect(difference(costing([10, 12, 14]), costing([10, 12, 14 + 1e-12]))!.change).toBe("same");
  });

  test("of one replication any difference counts, without an interval", () => {
    const found = difference(costing([10]), costing([10.01]));
    expect(found).toMatchObject({ change: "higher", difference: { low: null, high: null } });
    expect(difference(costing([10]), costing([10]))!.change).toBe("same");
  });

  test("what only one side observed has appeared or disappeared, and what neither did is left out", () => {
    const seen = costing([1, 1, 1], { latency: costing([1]).latency });
    const p999 = { mean: 900, low: 800, high: 1000 };
    const more = { ...seen, latency: { ...seen.latency, p999 } };
    const nothing = { mean: null, low: null, high: null };
    expect(difference(seen, more, { metric: "p999" })).toMatchObject({
      before: nothing,
      after: p999,
      difference: nothing,
      change: "appeared",
    });
    expect(difference(more, seen, { metric: "p999" })).toMatchObject({ change: "disappeared", difference: nothing });
    expect(difference(seen, seen, { metric: "p999" })).toBeUndefined();
  });

  test("the more figures vary, the more one of them must stand out", () => {
    // Differences of 4, 5 and 6: t = 5 / 0.577 = 8.66, which chance alone passes in 1.3 % of the cases.
    const [before, after] = [costing([10, 12, 14]), costing([14, 17, 20])];
    expect(difference(before, after)!.change).toBe("higher");
    const at = (values: readonly number[]) => ({ mean: values[0]!, low: 0, high: 99 });
    const noisy = (one: CandidateResult, values: readonly number[]) => ({
      ...one,
      byReplication: { ...one.byReplication!, p50: [...values], p90: [...values], p95: [...values], p99: [...values] },
      latency: { ...one.latency, p50: at(values), p90: at(values), p95: at(values), p99: at(values) },
    });
    // Four more that vary: 5 x 1.3 % is more than 5 %.
    const found = candidateDifferences([{ before: noisy(before, [50, 52, 54]), after: noisy(after, [51, 50, 57]) }], {
      paired: true,
    });
    expect(found.find(({ metric }) => metric === "cost")!.change).toBe("within noise");
    expect(found.filter(({ change }) => change === "higher" || change === "lower")).toEqual([]);
  });
});
