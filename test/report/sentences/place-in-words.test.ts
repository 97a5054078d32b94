import { expect, test } from "vitest";
import { placeInWords } from "../../../src/report/sentences/place-in-words.ts";

const because = { lowBecause: "x", highBecause: "y" };

test("a place with both kinds of uncertainty", () => {
  const at = { mean: 18.8, low: 18.7, high: 18.9 };
  expect(placeInWords({ at, band: { low: 10, high: 58, ...because } }, "requests/s")).toBe(
    "18.8 requests/s (18.7 to 18.9 by the dice; 10 to 58 over the disputed inputs)",
  );
});

test("a low rate and its uncertainty are told by the day", () => {
  // 0.01, 0.0095, 0.0105, 0.005 and 0.05 a second, times 86,400.
  const at = { mean: 0.01, low: 0.0095, high: 0.0105 };
  expect(placeInWords({ at, band: { low: 0.005, high: 0.05, ...because } }, "requests/s")).toBe(
    "0.01 requests/s (864 a day, 821 to 907 by the dice; 432 to 4,320 over the disputed inputs)",
  );
  expect(placeInWords({ at: { mean: 0.01, low: null, high: null } }, "requests/s")).toBe("0.01 requests/s (864 a day)");
  expect(placeInWords({ at: { mean: 0.01, low: null, high: null } }, "GB")).toBe("0.01 GB");
});
