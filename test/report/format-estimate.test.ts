import { expect, test } from "vitest";
import { formatEstimate, scaleEstimate } from "../../src/report/format-estimate.ts";

test("an estimate shows mean, unit and interval in three digits", () => {
  expect(formatEstimate({ mean: 240.4, low: 235.2, high: 244.4 }, { unit: " ms" })).toBe("240 ms (235 to 244)");
});

test("a share becomes a percentage", () => {
  expect(formatEstimate({ mean: 0.452, low: 0.4, high: 0.5 }, { scale: 100, unit: " %" })).toBe("45.2 % (40 to 50)");
});

test("one replication has no interval, and nothing observed has no number", () => {
  expect(formatEstimate({ mean: 12345, low: null, high: null })).toBe("12,300");
  expect(formatEstimate({ mean: null, low: null, high: null }, { unit: " ms" })).toBe("n/a");
});

test("an interval narrower than the digits is left out; no event in n requests keeps its bound", () => {
  expect(formatEstimate({ mean: 51.64, low: 51.638, high: 51.641 })).toBe("51.6");
  expect(formatEstimate({ mean: 0, low: 0, high: 0.003 })).toBe("0 (0 to 0.003)");
});

test("scaling an estimate scales its interval and keeps what is unknown", () => {
  expect(scaleEstimate({ mean: 3, low: null, high: 4 }, 2)).toEqual({ mean: 6, low: null, high: 8 });
});
