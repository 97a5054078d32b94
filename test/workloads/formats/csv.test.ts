import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrivalSchema } from "../../../src/workloads/arrivals/index.ts";
import type { TraceArrivals } from "../../../src/workloads/arrivals/trace.ts";
import { readTrace } from "../../../src/workloads/read-trace.ts";
import type { Trace } from "../../../src/workloads/trace.ts";
import { TraceError } from "../../../src/workloads/trace-error.ts";
import { recordedText } from "../recorded-text.ts";

interface Way {
  readonly asBytes: boolean;
  readonly pieces: number;
}

type Outcome = Trace | { readonly refused: string };

async function read(text: string, written: object, { asBytes, pieces }: Way): Promise<Outcome> {
  const settings = arrivalSchema.parse({ kind: "trace", file: "x.csv", ...written }) as TraceArrivals;
  try {
    return await readTrace([recordedText(text, pieces, asBytes)], settings, { skipBadRows: false });
  } catch (error) {
    if (error instanceof TraceError) return { refused: error.message };
    throw error;
  }
}

/** The same text by the fast reader of bytes and by the careful one, cut into pieces of any length. */
async function expectSame(text: string, written: object, pieces = 7): Promise<Outcome> {
  const careful = await read(text, written, { asBytes: false, pieces: 1000 });
  expect(await read(text, written, { asBytes: true, pieces })).toEqual(careful);
  return careful;
}

const served = { columns: { timestamp: "at", duration: "took" } };
const counted = { columns: { timestamp: "at", count: "n" }, interval: "60s" };

const decimal = fc
  .tuple(
    fc.constantFrom("", "", "", "-"),
    fc.bigInt({ min: 0n, max: 99_999_999_999n }),
    fc.constantFrom("", ".", ".5", ".49", ".000000499", ".9999995", ".1234567", ".000001"),
  )
  .map((parts) => parts.join(""));
const odd = fc.constantFrom(
  ...["", " 7", "7 ", "+7", "1e3", ".5", "NaN", "1995-07-01 00:00:01", '"8"', '"8,9"', '"', "\r", "é", "12:99", "--1"],
  ...["99999999999999999999", "9007199254740993", "1.2.3", "0x10", "-0", "00012"],
);
const field = fc.oneof({ weight: 8, arbitrary: decimal }, { weight: 1, arbitrary: odd });
const row = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(field, field).map((fields) => fields.join(",")) },
  { weight: 1, arbitrary: fc.array(field, { maxLength: 5 }).map((fields) => fields.join(",")) },
);

describe("the fast reader of bytes", () => {
  it.each(["s", "ms", "us"])("reads what the careful one reads, numbers in %s", async (unit) => {
    const rows = fc.array(row, { maxLength: 12 });
    const ending = fc.constantFrom("\n", "\r\n", "\r", "\n\n");
    await fc.assert(
      fc.asyncProperty(
        rows,
        ending,
        fc.boolean(),
        fc.integer({ min: 1, max: 60 }),
        async (lines, end, closed, pieces) => {
          const text = ["at,took", ...lines].join(end) + (closed ? end : "");
          await expectSame(text, { ...served, unit, badRows: "skip" }, pieces);
          await expectSame(text, { ...served, unit }, pieces);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("reads counts as the careful one does: they have no fraction", async () => {
    for (const value of ["7", "7.0", "7.5", "-1", "12.", "", "4294967296"]) {
      await expectSame(`at,n\n0,1\n60,${value}\n120,2\n`, counted);
    }
  });

  it.each([
    ["columns in another order, and others between", "x,took,y,at,z\n1,2,3,4,5\n1,2,3,8,5\n", served],
    ["semicolons", "at;took\n1;2\n3;4\n", served],
    ["tabs", "at\ttook\n1\t2\n3\t4\n", served],
    ["bytes of several to a character", "at,took,name\n1,2,é\n3,4,😀\n", served],
    ["a quoted field that holds a line break", 'at,took,name\n1,2,"a\nb"\n3,4,c\n5,6,d\n', served],
    ["no line break at the end", "at,took\n1,2\n3,4", served],
    ["empty lines", "\n\nat,took\n\n1,2\n\n3,4\n\n", served],
    ["no header", "1,2\n3,4\n", { columns: { timestamp: 0, duration: 1 }, header: false }],
  ])("reads %s alike", async (_, text, written) => {
    expect(await expectSame(text, written)).toMatchObject({ kind: "requests" });
  });

  it("takes the unit that a column's own name tells, for that column alone", async () => {
    const columns = { timestamp: "start", duration: "took_ms" };
    const trace = await expectSame("start,took_ms\n10,250\n12.5,0.5\n", { columns });
    expect(trace).toMatchObject({ times: Float64Array.of(0, 2_500_000), durations: Float64Array.of(250_000, 500) });
    const other = await expectSame("start_us,took\n10000000,250\n12500000,1\n", {
      columns: { timestamp: "start_us", duration: 1 },
      unit: "ms",
    });
    expect(other).toMatchObject({ times: Float64Array.of(0, 2_500_000), durations: Float64Array.of(250_000, 1000) });
  });

  it("names the physical line of a bad row, far into the file", async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i},1`);
    rows[4321] = "4321,-1";
    expect(await expectSame(`at,took\n${rows.join("\n")}\n`, served, 997)).toEqual({
      refused: 'x.csv:4323: the duration "-1" in column took is negative',
    });
  });

  it("refuses a line beyond all bounds, and goes on behind it where bad rows are skipped", async () => {
    const text = `at,took\n1,2\n${"9".repeat(4_000_000)}\n3,4\n5,6\n`;
    for (const asBytes of [true, false]) {
      const way = { asBytes, pieces: 100_000 };
      expect(await read(text, served, way)).toEqual({
        refused: "x.csv:3: a line is longer than 1024 KB",
      });
      expect(await read(text, { ...served, badRows: "skip" }, way)).toMatchObject({
        skippedRows: 1,
        length: 4_000_001,
      });
    }
  });
});
