import { expect, test } from "vitest";
import { formatEstimate, scaleEstimate } from "../../src/report/format-estimate.ts";

test("an estimate shows mean, unit and interval in three digits", () => {
  expect(formatEstimate({ mean: 240.4, low: 235.2, high: 244.4 }, { unit: " ms" })).toBe("240 ms (235 to 244)");
});

test("a share becomes a percentage", () => {
  expect(formatEstimate({ mean: 0.452, low: 0.4, high: 0.5 }, { scale: 100, unit: " %" })).toBe(
    "45.2 % (40.0 to 50.0)",
  );
});

test("mean and interval are rounded to the same place, zeros kept", () => {
  expect(formatEstimate({ mean: 9.3141, low: 9.1241, high: 9.5041 })).toBe("9.31 (9.12 to 9.50)");
  expect(formatEstimate({ mean: 3.4, low: 1.98, high: 4.82 })).toBe("3.40 (1.98 to 4.82)");
  expect(formatEstimate({ mean: 958.2, low: 912.4, high: 1004.1 })).toBe("958 (912 to 1,004)");
  expect(formatEstimate({ mean: 12_345, low: 12_120, high: 12_580 })).toBe("12,300 (12,100 to 12,600)");
  expect(formatEstimate({ mean: 0.0441, low: 0.0254, high: 0.0628 })).toBe("0.0441 (0.0254 to 0.0628)");
  expect(formatEstimate({ mean: -31.72, low: -63.5, high: 0.04 })).toBe("-31.7 (-63.5 to 0.0)");
});

test("what rounds to zero has no sign", () => {
  expect(formatEstimate({ mean: 4.2, low: -0.001, high: 8.4 })).toBe("4.20 (0.00 to 8.40)");
});

test("a mean that rounds up to the next power of ten keeps its digits", () => {
  expect(formatEstimate({ mean: 0.9996, low: 0.99, high: 1.01 })).toBe("1.00 (0.99 to 1.01)");
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
