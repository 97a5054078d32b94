import { expect, test } from "vitest";
import { wordLines, wrappedWords } from "../../../src/report/charts/wrapped-words.ts";

test("words that fit the narrowest chart are left alone", () => {
  expect(wrappedWords("short", { perCharacter: 8, beside: 16 })).toBe("short");
});

test("longer ones are cut anew for each width", () => {
  const words = Array.from({ length: 30 }, () => "word").join(" ");
  const wrapped = wrappedWords(words, { perCharacter: 10, beside: 60 });
  if (typeof wrapped === "string") throw new Error("not cut");
  // 149 characters: 50 a line at 560 pixels, 100 a line at 1060.
  expect(wrapped({ chart: { width: 560 } })).toHaveLength(3);
  expect(wrapped({ chart: { width: 1060 } })).toHaveLength(2);
});

test("lines are about equally long, and none longer than asked for", () => {
  expect(wordLines("aa bb cc dd", 8)).toEqual(["aa bb", "cc dd"]);
  expect(wordLines("abcdefghij kl", 4)).toEqual(["abcdefghij", "kl"]);
});

test("a number stays with its unit", () => {
  expect(wordLines("from 12 ms to 15 USD/month", 9)).toEqual(["from", "12 ms to", "15 USD/month"]);
});
