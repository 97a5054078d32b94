import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvRow, csvRows } from "../../src/workloads/csv-rows.ts";
import { chunked } from "./chunked.ts";

async function rowsOf(text: string, chunkLength = text.length): Promise<readonly CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const block of csvRows(chunked(text, chunkLength))) rows.push(...block);
  return rows;
}

const plain = (rows: readonly CsvRow[]) => rows.map(({ fields, line }) => [line, ...fields]);

describe("csvRows", () => {
  it("numbers physical lines from 1, and leaves empty ones out", async () => {
    expect(plain(await rowsOf("a,b\n\n1,2\n3,4"))).toEqual([
      [1, "a", "b"],
      [3, "1", "2"],
      [4, "3", "4"],
    ]);
  });

  it("counts the line breaks inside quotes", async () => {
    expect(plain(await rowsOf('a,b\n"x\ny\nz",2\n3,4\n'))).toEqual([
      [1, "a", "b"],
      [2, "x\ny\nz", "2"],
      [5, "3", "4"],
    ]);
  });

  it.each([
    ["Windows", "\r\n"],
    ["old Macintosh", "\r"],
  ])("reads the line breaks of %s", async (_, lineBreak) => {
    for (const length of [1, 2, 3, 100]) {
      expect(plain(await rowsOf(`a,b${lineBreak}"1",2${lineBreak}3,4${lineBreak}`, length))).toEqual([
        [1, "a", "b"],
        [2, "1", "2"],
        [3, "3", "4"],
      ]);
    }
  });

  it.each([";", "\t", "|"])("finds the delimiter %j by itself, once", async (delimiter) => {
    const text = Array.from({ length: 50 }, (_, i) => `${i}${delimiter}1`).join("\n");
    expect((await rowsOf(text, 100)).every(({ fields }) => fields.length === 2)).toBe(true);
  });

  it("says which row has a quote that is never closed", async () => {
    const rows = await rowsOf('a,b\n1,2\n3,"4\n5,6\n');
    expect(rows.map(({ line, problem }) => [line, problem === null])).toEqual([
      [1, true],
      [2, true],
      [3, false],
      [4, true],
    ]);
  });

  it.each([
    ["closed by that of another row", '1,"oops', /goes on after its closing quote/],
    ["followed by text", '1,"a"b', /goes on after its closing quote/],
  ])("loses no other row to a quote that is %s", async (_, bad, problem) => {
    const lines = ["t,n", "1,2", bad, ...Array.from({ length: 5000 }, (_, i) => `${i},"x, ""y"" "`)];
    for (const length of [97, 65_536, 1_000_000]) {
      const rows = await rowsOf(`${lines.join("\n")}\n`, length);
      expect(rows.map(({ line }) => line)).toEqual(lines.map((_, i) => i + 1));
      expect(rows.filter((row) => row.problem !== null).map(({ line }) => line)).toEqual([3]);
      expect(rows[2]?.problem).toMatch(problem);
      expect(rows.at(-1)?.fields).toEqual(["4999", 'x, "y" ']);
    }
  });

  it.each([
    [200, 65_000, true],
    [201, 65_000, false],
    [2, 65_536, true],
    [2, 65_537, false],
  ])("takes a quoted field of %d lines and %d characters for one: %s", async (lines, characters, isField) => {
    const content = "\n".repeat(lines - 1).padStart(characters - 1, "a"); // the closing quote counts
    for (const length of [1000, 100_000]) {
      const rows = await rowsOf(`a,b\n1,"${content}"\n3,4\n`, length);
      expect(rows[1]?.problem === null).toBe(isField);
      expect(rows.at(-1)).toEqual({ fields: ["3", "4"], line: lines + 2, problem: null });
    }
  });

  it("accounts for every physical line of any text, however it is cut", async () => {
    const letters = fc.string({ unit: fc.constantFrom("a", ",", " ", "\t", "\n", '"'), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(letters, fc.integer({ min: 1, max: 9 }), async (text, length) => {
        const whole = `h,h\n${text}\nz,z\n`;
        const rows = await rowsOf(whole);
        expect(await rowsOf(whole, length)).toEqual(rows);
        const lines = whole.split("\n");
        const covered = new Set<number>();
        for (const { fields, line, problem } of rows) {
          const span = problem === null ? fields.join("").split("\n").length : 1;
          for (let i = line; i < line + span; i++) {
            expect(covered.has(i)).toBe(false);
            covered.add(i);
          }
        }
        lines.forEach((line, i) => {
          if (!covered.has(i + 1)) expect(line).toMatch(/^(""[ \t]*)?$/); // empty, with or without quotes
        });
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same rows however the text is cut", async () => {
    const field = fc.oneof(fc.constantFrom("", "1", "x y"), fc.string({ unit: fc.constantFrom("a", ",", "\n", '"') }));
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 2 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 20 }), async (rows, length) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ["h,h", ...rows.map((fields) => fields.map(quoted).join(","))].join("\n");
        const read = await rowsOf(text, length);
        expect(read.slice(1).map(({ fields }) => fields)).toEqual(rows);
        let line = 2;
        read.slice(1).forEach((row) => {
          expect(row.line).toBe(line);
          line += row.fields.join("").split("\n").length;
        });
      }),
    );
  });
});
