import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPath, parsePath, valueAt } from "../../src/scenario/scenario-path.ts";

test.each([
  ["seed", ["seed"]],
  ["workload.arrivals.rate", ["workload", "arrivals", "rate"]],
  ["candidates[0].memory", ["candidates", 0, "memory"]],
  ['candidates["Lambda 1 GB"].memory', ["candidates", "Lambda 1 GB", "memory"]],
  ['candidates["a \\"b\\" = c"].memory', ["candidates", 'a "b" = c', "memory"]],
])("%s is a path", (text, path) => {
  expect(parsePath(text)).toEqual(path);
});

test.each(["", ".", ".seed", "a..b", "a.", "a[", "a[]", "a[-1]", "a[1.5]", 'a["b]', "a b", "[0]", '["a"]', "a[0]b"])(
  "%j is no path",
  (text) => {
    expect(parsePath(text)).toBeNull();
  },
);

test("what is formatted can be parsed", () => {
  const key = fc.oneof(fc.string(), fc.constantFrom("seed", "work-load", "a.b", "__proto__"));
  const path = fc.tuple(fc.constantFrom("candidates", "workload"), fc.array(fc.oneof(key, fc.nat(1000))));
  fc.assert(
    fc.property(path, ([first, rest]) => {
      fc.pre(rest.every((part) => typeof part === "number" || !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(part)));
      expect(parsePath(formatPath([first, ...rest]))).toEqual([first, ...rest]);
    }),
  );
});

test("inherited properties are no values", () => {
  expect(valueAt({ a: {} }, ["a", "constructor"])).toBeUndefined();
  expect(valueAt([1], ["length", "x"])).toBeUndefined();
});
