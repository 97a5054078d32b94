import { expect, test } from "vitest";
import { nearestName } from "../../src/units/nearest-name.ts";

const kinds = ["constant", "poisson", "bursty", "diurnal"];

test.each([
  ["possion", "poisson"],
  ["Poisson", "poisson"],
  ["poison", "poisson"],
  ["burtsy", "bursty"],
  ["diurnl", "diurnal"],
])("%s is taken for %s", (word, name) => {
  expect(nearestName(word, kinds)).toBe(name);
});

test.each(["", "x", "weibull", "constabulary", "p".repeat(100_000)])("nothing is near %.20s", (word) => {
  expect(nearestName(word, kinds)).toBeNull();
});

test("a difference of case is nearer than another letter", () => {
  expect(nearestName("P99", ["p95", "p90", "p99"])).toBe("p99");
});
