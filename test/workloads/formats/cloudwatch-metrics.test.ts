import { describe, expect, it } from "vitest";
import { cloudwatchMetrics } from "../../../src/workloads/formats/cloudwatch-metrics.ts";
import { metricKind } from "../../../src/workloads/formats/metric-kind.ts";
import { at, collect, fieldsOf } from "./collect.ts";
import { samples } from "./samples.ts";

const { metrics = "", pages = "" } = samples["cloudwatch-metrics"]!;
const minute = at("2026-10-10T13:55:00Z");
const results = (...rows: readonly object[]) => JSON.stringify({ MetricDataResults: rows }, null, 1);
const invocations = (values: unknown, times: readonly unknown[] = ["2026-10-10T13:55:00Z"]) =>
  results({ Id: "i", Label: "Invocations", Timestamps: times, Values: values });

describe("cloudwatch-metrics", () => {
  it("joins counts with the mean durations of their time", async () => {
    const { records, interval, leftOut } = await collect(cloudwatchMetrics, metrics, { chunkLength: 11 });
    expect(fieldsOf(records, "time", "count", "duration")).toEqual([
      [minute + 120_000_000, 3, 12_500],
      [minute + 60_000_000, 0, Number.NaN],
      [minute, 120, 40_000],
    ]);
    expect(interval).toBe(60_000_000);
    expect(leftOut).toEqual({ "metric Errors": 1 });
  });

  it("gives percentiles of each time, weighed by its invocations, and those of concurrency", async () => {
    const { quantiles } = await collect(cloudwatchMetrics, metrics);
    expect(quantiles).toEqual([
      {
        of: "duration",
        functionName: "",
        weight: 3,
        mean: 12_500,
        quantiles: [
          { share: 0.5, value: 10_000 },
          { share: 0.99, value: 20_000 },
        ],
      },
      {
        of: "duration",
        functionName: "",
        weight: 120,
        mean: 40_000,
        quantiles: [
          { share: 0.5, value: 30_000 },
          { share: 0.99, value: 200_500 },
          { share: 1, value: 900_000 },
        ],
      },
      expect.objectContaining({ of: "concurrency", weight: 3, mean: 4 }),
    ]);
    expect(quantiles[2]?.quantiles.map(({ value }) => value)).toEqual([1, 2, 9, 9, 9, 9]);
  });

  it("reads documents one after another as one", async () => {
    const { records, interval } = await collect(cloudwatchMetrics, pages);
    expect(fieldsOf(records, "count")).toEqual([[3], [7], [120]]);
    expect(interval).toBe(60_000_000);
  });

  it("takes a time that comes twice once", async () => {
    const { records, leftOut } = await collect(cloudwatchMetrics, `${pages}\n${pages}`);
    expect(records).toHaveLength(3);
    expect(leftOut).toEqual({ "repeated time of a metric": 3 });
  });

  it("takes a minute for the period of a single point", async () => {
    expect((await collect(cloudwatchMetrics, invocations([5]))).interval).toBe(60_000_000);
  });

  it.each([
    [invocations([-1]), /the count "-1" in field Values of Invocations is negative/],
    [invocations([1.5]), /the count "1.5" in field Values of Invocations is not a whole number/],
    [invocations([null]), /"" in field Values of Invocations is not a count/],
    [invocations([1], ["noon"]), /"noon" in field Timestamps is not a time; expected 2026-10-10T13:55:00Z/],
    [invocations([1, 2]), /1 Timestamps and 2 Values/],
    [invocations({}), /no Timestamps or no Values/],
    [invocations([1]).slice(0, -5), /is the file cut off/],
  ])("refuses what cannot be (%#)", async (text, message) => {
    const { refused } = await collect(cloudwatchMetrics, text);
    expect(refused).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
  });

  it("refuses to keep more than 64 MB, and says what to do", async () => {
    async function* endless() {
      for (;;) yield " ".repeat(1024 * 1024);
    }
    await expect(collect(cloudwatchMetrics, "", { chunks: endless() })).rejects.toThrow(
      /more than 64 MB are not read; ask for a longer period/,
    );
  });
});

describe("metricKind", () => {
  it.each([
    ["Invocations", "m1", { of: "count" }],
    ["orders", "invocations", { of: "count" }],
    ["INVOCATIONS Sum", "m1", { of: "count" }],
    ["Duration", "m1", { of: "mean" }],
    ["", "duration_avg", { of: "mean" }],
    ["Duration p99.9", "m1", { of: "quantile", share: 0.999 }],
    ["Duration", "d_p90", { of: "quantile", share: 0.9 }],
    ["Duration", "durationP95", { of: "quantile", share: 0.95 }],
    ["Duration Maximum", "m1", { of: "quantile", share: 1 }],
    ["Duration", "durationMin", { of: "quantile", share: 0 }],
    ["ConcurrentExecutions", "m1", { of: "concurrency" }],
    ["Duration SampleCount", "m1", null],
    ["Invocations Average", "m1", null],
    ["InitDuration", "m1", null],
    ["ProvisionedConcurrentExecutions", "m1", null],
    ["Errors", "m1", null],
    ["Throttles", "m1", null],
    ["error-handler Invocations", "m1", { of: "count" }],
    ["duration-checker Errors", "m1", null],
    ["PostRuntimeExtensionsDuration", "m1", null],
    ["CPUUtilization", "cpu", null],
  ])("tells that %s (%s) is %o", (label, id, kind) => {
    expect(metricKind(label, id)).toEqual(kind);
  });
});
