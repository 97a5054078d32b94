import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { type CsvValue, csvText } from "../../src/report/csv-text.ts";

/** Rows of values under these names. */
function tableOf(names: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return csvText(
    names.map((name, i) => ({ name, value: (row: readonly CsvValue[]) => row[i]! })),
    rows,
  );
}

function cellOf(text: string): string {
  return Papa.parse(tableOf(["name", "end"], [[text, "x"]]), { newline: "\n", delimiter: "," }).data[1]![0]!;
}

test("numbers have twelve digits and a point, nothing is an empty cell", () => {
  expect(tableOf(["a", "b", "c", "d"], [[0.1 + 0.2, null, true, -5]])).toBe("a,b,c,d\n0.3,,true,-5\n");
});

test("quotes, commas and line breaks stay inside their cell", () => {
  expect(tableOf(["a"], [['say "x", then\nmore']])).toBe('a\n"say ""x"", then more"\n');
});

test.each(["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u001b=1", "＝1", "--1", '=HYPERLINK("x")'])(
  "%j does not begin as a formula",
  (text) => {
    expect(cellOf(text)).not.toMatch(/^\s*[=+\-@＝]/);
  },
);

test.each(["-5", "+5.25", "-1e9", ".5", "a - b", "5 = 5"])("%j is a plain number, or harmless, and stays", (text) => {
  expect(cellOf(text)).toBe(text);
});

const unruly = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  " ",
  '"',
  ",",
  ";",
  "a",
  "1",
  ".",
  "\u001b",
  "\u202e",
  "＝",
  "\ud800",
];

test("whatever the text: two cells, no control character, no formula", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...unruly), maxLength: 12 }), (text) => {
      const { data } = Papa.parse(tableOf(["a", "b"], [[text, "x"]]), { newline: "\n", delimiter: "," });
      const [cell, end, ...rest] = data[1]!;
      expect([end, rest]).toEqual(["x", []]);
      expect(/\p{Cc}|^\s*[=@]/u.test(cell!)).toBe(false);
    }),
    { seed: 1 },
  );
});
