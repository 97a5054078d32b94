import { describe, expect, test } from "vitest";
import { numberIn, sortedPlaces } from "../../src/viewer/sort-key.ts";

describe("the number that a cell begins with", () => {
  test.each([
    ["1,234", 1234],
    ["1,234,567.5", 1_234_567.5],
    ["12.3 (11 to 13)", 12.3],
    ["-31.7 (-31.9 to -31.5)", -31.7],
    ["−4", -4],
    ["98.4 %", 98.4],
    ["< 0.1", 0.1],
    ["350 ms", 0.35],
    ["2 s", 2],
    ["512 MB", 512 * 1024 * 1024],
    ["1280MB", 1280 * 1024 * 1024],
    ["4.86, 465 ms *", 4.86],
    ["0", 0],
  ])("%s", (text, value) => {
    expect(numberIn(text)).toBeCloseTo(value, 9);
  });

  test.each(["m7g.large", "Lambda 1 GB", "", "none", "(11 to 13)", "[1]", "p99 < 1s", "2026-11-20", "n/a"])(
    "none in %j",
    (text) => {
      expect(numberIn(text)).toBeNull();
    },
  );
});

describe("the order of cells", () => {
  const sorted = (cells: readonly string[], direction: "ascending" | "descending") =>
    sortedPlaces(cells, direction).map((place) => cells[place]);

  test("by number and not by digits", () => {
    expect(sorted(["1,000", "9", "80 (70 to 90)"], "ascending")).toEqual(["9", "80 (70 to 90)", "1,000"]);
    expect(sorted(["1,000", "9", "80 (70 to 90)"], "descending")).toEqual(["1,000", "80 (70 to 90)", "9"]);
  });

  test("across units", () => {
    expect(sorted(["1 s", "300 ms", "2 min"], "ascending")).toEqual(["300 ms", "1 s", "2 min"]);
  });

  test("by words where one is no number, with the numbers in them in their order", () => {
    expect(sorted(["size 10", "size 9", "all"], "ascending")).toEqual(["all", "size 9", "size 10"]);
  });

  test("numbers by value among words, which come after them", () => {
    expect(sorted(["none", "1,234", "98", "all"], "ascending")).toEqual(["98", "1,234", "all", "none"]);
    expect(sorted(["none", "1,234", "98", "all"], "descending")).toEqual(["none", "all", "1,234", "98"]);
  });

  test("numbers in words by value, thousands and fractions too", () => {
    const cells = ["pass: 2,080 ms", "pass: 97.05 ms", "FAIL: 9,070 ms", "pass: 97.3 ms", "pass: 980 ms"];
    expect(sorted(cells, "ascending")).toEqual([cells[2], cells[1], cells[3], cells[4], cells[0]]);
  });

  test("dates by day", () => {
    expect(sorted(["2026-11-20", "2026-09-20", "2024-07-01"], "ascending")).toEqual([
      "2024-07-01",
      "2026-09-20",
      "2026-11-20",
    ]);
  });

  test("what is not known is no number and comes last, either way", () => {
    expect(sorted(["n/a", "1,234", "98"], "ascending")).toEqual(["98", "1,234", "n/a"]);
    expect(sorted(["n/a", "1,234", "98"], "descending")).toEqual(["1,234", "98", "n/a"]);
  });

  test("the empty last, either way; equals as they were", () => {
    expect(sortedPlaces(["", "2", "–", "1", "2"], "ascending")).toEqual([3, 1, 4, 0, 2]);
    expect(sortedPlaces(["", "2", "–", "1", "2"], "descending")).toEqual([1, 4, 3, 0, 2]);
  });
});
