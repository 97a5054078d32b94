import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { commentedYaml } from "../../../src/report/imported/commented-yaml.ts";

const scalar = fc.oneof(
  fc.string({ unit: "binary", maxLength: 120 }).filter((text) => !/\p{Surrogate}/u.test(text)),
  fc.constantFrom(
    "evil\nname: other # {{{",
    "null",
    "true",
    "1e3",
    "- a",
    "? b",
    "&c",
    "*d",
    "!e",
    "%f",
    "@g",
    "a: b",
    " h ",
    "",
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { weight: 4, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.dictionary(
        fc.string({ minLength: 1, maxLength: 12 }).filter((key) => key !== "__proto__" && key !== "<<"),
        tie("value"),
        { maxKeys: 5 },
      ),
    },
  ),
})).value;

describe("commented YAML", () => {
  it("says exactly what it was given, whatever that is, and its comments stay comments", () => {
    fc.assert(
      fc.property(value, fc.string({ maxLength: 300 }), (given, comment) => {
        const sentence = comment.replace(/[\p{Cc}\u2028\u2029\u0085]/gu, " ");
        const text = commentedYaml([
          { key: "first", value: given, comments: [sentence] },
          { key: "other", value: given, isAlternative: true },
          { key: "group", inside: [{ key: "second", value: given }] },
          {
            key: "list",
            items: [
              [
                { key: "third", value: given, comments: [sentence] },
                { key: "fourth", value: 4 },
              ],
            ],
          },
        ]);
        expect(parse(text)).toEqual({ first: given, group: { second: given }, list: [{ third: given, fourth: 4 }] });
      }),
      { numRuns: 500 },
    );
  });

  it("stays within its width where it can be broken", () => {
    const profile = Array.from({ length: 168 }, (_, i) => i / 100);
    const text = commentedYaml([{ key: "arrivals", value: { kind: "diurnal", profile } }]);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(116);
  });
});
