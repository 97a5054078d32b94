import fc from "fast-check";
import { expect, test } from "vitest";
import { functionNames } from "../../../src/report/imported/function-names.ts";

test("names are the last parts, each once", () => {
  expect(functionNames(["a/x", "b/x", "c/x (2)", "y"])).toEqual(["x", "x (2)", "x (2) (2)", "y"]);
});

test("any names become different ones of 1 to 80 characters on one line", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ maxLength: 200 }), fc.constantFrom("x", "x (2)", "", "/")), { maxLength: 30 }),
      (names) => {
        const found = functionNames(names);
        expect(new Set(found).size).toBe(names.length);
        for (const name of found)
          expect([...name].length >= 1 && [...name].length <= 80 && !/\p{Cc}/u.test(name)).toBe(true);
      },
    ),
  );
});
