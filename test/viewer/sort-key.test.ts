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

  test.each(["m7g.large", "Lambda 1 GB", "", "none", "(11 to 13)", "[1]", "p99 < 1s"])("none in %j", (text) => {
    expect(numberIn(text)).toBeNull();
  });
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

  test("the empty last, either way; equals as they were", () => {
    expect(sortedPlaces(["", "2", "–", "1", "2"], "ascending")).toEqual([3, 1, 4, 0, 2]);
    expect(sortedPlaces(["", "2", "–", "1", "2"], "descending")).toEqual([1, 4, 3, 0, 2]);
  });
});
