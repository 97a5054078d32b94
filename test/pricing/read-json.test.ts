import { expect, test } from "vitest";
import { readJson } from "../../src/pricing/read-json.ts";

test.each([
  ["", "it is empty"],
  [" \n", "it is empty"],
  ["OfferCode,SKU\n1,2", 'it is not JSON: it begins with "OfferCode,SKU\\n1,2"'],
  ["<html>", 'it is not JSON: it begins with "<html>"'],
  ['{"a": [1,\n2', "the JSON ends too early, on line 2 with 2 brackets open: the file was cut short, fetch it again"],
  ['{"a": "}]', "the JSON ends too early, on line 1 with 2 brackets open: the file was cut short, fetch it again"],
  ['{"a": [1,\n  2,\n]}', "it is not valid JSON: nothing follows the comma on line 2, character 4"],
  ['{"a": ",]\\",}", }', "it is not valid JSON: nothing follows the comma on line 1, character 15"],
  ['{"a": 1,\n  "b" 2}', "it is not valid JSON: a mistake on line 2, character 7"],
])("%j is told apart", (text, fault) => {
  expect(readJson(text)).toEqual({ fault });
});

test("a byte order mark is no part of it, and escaped quotes end no text", () => {
  expect(readJson('\ufeff{"a": "\\"{"}')).toEqual({ value: { a: '"{' } });
});
