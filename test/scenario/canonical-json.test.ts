import { expect, test } from "vitest";
import { canonicalJson } from "../../src/scenario/canonical-json.ts";

test("other data has other text", () => {
  const texts = [null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, "null", [], {}].map(
    canonicalJson,
  );
  expect(new Set(texts).size).toBe(texts.length);
});

test("the order of keys and what is undefined play no part", () => {
  expect(canonicalJson({ b: [1, { d: 2, c: undefined }], a: "x" })).toBe('{"a":"x","b":[1,{"d":2}]}');
});

test("a function is refused: it would be told apart by nothing", () => {
  expect(() => canonicalJson({ holds: () => true })).toThrow(TypeError);
});
