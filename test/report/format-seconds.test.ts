import { expect, test } from "vitest";
import { formatSeconds, timeTicks, timeUnitFor } from "../../src/report/format-seconds.ts";

test.each([
  [604800, "7 d"],
  [7200, "2 h"],
  [5400, "90 min"],
  [90, "90 s"],
  [0.5, "0.5 s"],
])("%d seconds read %s", (seconds, words) => {
  expect(formatSeconds(seconds)).toBe(words);
});

test("a day is drawn in hours, a week in days, two hours in minutes", () => {
  expect(timeUnitFor(86400).unit).toBe("h");
  expect(timeUnitFor(604800).unit).toBe("d");
  expect(timeUnitFor(7200).unit).toBe("min");
});

test("marks along time are whole and at most nine steps", () => {
  expect(timeTicks(86400, "h")).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24]);
  expect(timeTicks(7200, "min")).toEqual([0, 15, 30, 45, 60, 75, 90, 105, 120]);
  expect(timeTicks(0.9, "s")).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
});
