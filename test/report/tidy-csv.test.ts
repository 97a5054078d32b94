import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { tidyCsv } from "../../src/report/tidy-csv.ts";

function cellOf(text: string): string {
  return Papa.parse(tidyCsv(["name", "end"], [[text, "x"]]), { newline: "\n", delimiter: "," }).data[1]![0]!;
}

test("numbers have twelve digits and a point, nothing is an empty cell", () => {
  expect(tidyCsv(["a", "b", "c", "d"], [[0.1 + 0.2, null, true, -5]])).toBe("a,b,c,d\n0.3,,true,-5\n");
});

test("quotes, commas and line breaks stay inside their cell", () => {
  expect(tidyCsv(["a"], [['say "x", then\nmore']])).toBe('a\n"say ""x"", then more"\n');
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

test("whatever the text: two cells, no control character, no formula", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
      const { data } = Papa.parse(tidyCsv(["a", "b"], [[text, "x"]]), { newline: "\n", delimiter: "," });
      expect(data[1]).toHaveLength(2);
      expect(data[1]![1]).toBe("x");
      expect(data[1]![0]).not.toMatch(/\p{Cc}/u);
      expect(data[1]![0]).not.toMatch(/^\s*[=@]/);
    }),
    { seed: 1, numRuns: 50 },
  );
});
