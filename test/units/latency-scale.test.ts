import { expect, test } from "vitest";
import { formatLatency } from "../../src/report/format-latency.ts";
import { latencyScale } from "../../src/units/latency-scale.ts";

test.each([
  [9_999, " ms"],
  [10_000, " s"],
  [599_999, " s"],
  [600_000, " min"],
  [null, " ms"],
] as const)("%s ms is told in%s", (milliseconds, unit) => {
  expect(latencyScale(milliseconds).unit).toBe(unit);
});

test("mean and interval share the mean's unit", () => {
  expect(formatLatency({ mean: 240, low: 235, high: 244 })).toBe("240 ms (235 to 244)");
  expect(formatLatency({ mean: 59_100, low: 58_600, high: 59_600 })).toBe("59.1 s (58.6 to 59.6)");
  expect(formatLatency({ mean: 1_200_000, low: null, high: null })).toBe("20 min");
  expect(formatLatency({ mean: null, low: null, high: null })).toBe("n/a");
});
