import { expect, test } from "vitest";
import { staffTimeInWords } from "../../../src/report/sentences/staff-time-in-words.ts";

test.each([
  [1.16, "1.16 more staff hours"],
  [0.1, "0.1 more staff hours"],
  [0.05, "3 more staff minutes"],
  [1 / 60, "1 more staff minute"],
  [0.01, null],
])("%d hours: %s", (hours, words) => {
  expect(staffTimeInWords(hours)).toBe(words);
});
