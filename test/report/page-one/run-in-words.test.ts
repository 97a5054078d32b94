import { expect, test } from "vitest";
import { runInWords } from "../../../src/report/sections/page-one/run-in-words.ts";
import { exampleBreakEven } from "../example-result.ts";

test("a window like all others has one rate", () => {
  expect(runInWords(exampleBreakEven(undefined, { own: 40 }))).toMatch(
    / of traffic, 40 requests\/s on average, \d+ times/,
  );
});

test("a window with a spike that comes seldom says which rate the break-even counts", () => {
  // 0.01 a second are 864 a day.
  expect(runInWords(exampleBreakEven(undefined, { own: 0.01 }))).toMatch(
    /, 40 requests\/s on average in that window, 0\.01 requests\/s \(864 a day\) in the long run, which is what the break-even counts/,
  );
});
