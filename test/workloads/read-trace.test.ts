import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDistribution, sampleSetKey } from "../../src/engine/distributions/index.ts";
import { arrivalSchema } from "../../src/workloads/arrivals/index.ts";
import type { TraceArrivals } from "../../src/workloads/arrivals/trace.ts";
import { readSamples } from "../../src/workloads/read-samples.ts";
import { readTrace } from "../../src/workloads/read-trace.ts";
import type { CountTrace, RequestTrace, Trace } from "../../src/workloads/trace.ts";
import { TraceError } from "../../src/workloads/trace-error.ts";
import { chunked } from "./chunked.ts";
import { recordedText } from "./recorded-text.ts";

interface Reading {
  readonly skipBadRows?: boolean;
  readonly chunkLength?: number;
}

function read(text: string, written: object, { skipBadRows = false, chunkLength = 7 }: Reading = {}): Promise<Trace> {
  const settings = arrivalSchema.parse({ kind: "trace", file: "x.csv", ...written }) as TraceArrivals;
  return readTrace([recordedText(text, chunkLength)], settings, { skipBadRows });
}

const timed = { columns: { timestamp: "at" } };
const served = { columns: { timestamp: "at", duration: "took" } };
const counted = { columns: { timestamp: "at", count: "n" }, interval: "60s" };

describe("readTrace", () => {
  it("starts the clock at the first request; the length is last - first + 1 us", async () => {
    expect(await read("at\n100.5\n101\n103.000001\n", timed)).toEqual({
      kind: "requests",
      times: Float64Array.of(0, 500_000, 2_500_001),
      durations: null,
      length: 2_500_002,
      skippedRows: 0,
      start: null,
      notes: [],
    });
  });

  it("sorts rows, each duration with its own time, equal times in their order", async () => {
    const trace = (await read("took,at\n3,30\n1,10\n2,20\n4,10\n", served)) as RequestTrace;
    expect([...trace.times]).toEqual([0, 0, 10_000_000, 20_000_000]);
    expect([...(trace.durations as Float64Array)]).toEqual([1, 4, 2, 3].map((s) => s * 1_000_000));
    expect([...((await read("at\n3\n1\n2\n", timed)) as RequestTrace).times]).toEqual([0, 1_000_000, 2_000_000]);
  });

  it("takes the unit for times and durations alike", async () => {
    const trace = (await read("at,took\n1000,250\n2500,0.5\n", { ...served, unit: "ms" })) as RequestTrace;
    expect([...trace.times]).toEqual([0, 1_500_000]);
    expect([...(trace.durations as Float64Array)]).toEqual([250_000, 500]);
  });

  it("finds columns by place, with or without a header", async () => {
    const text = "x,5\ny,7\n";
    expect((await read(text, { columns: { timestamp: 1 }, header: false })).length).toBe(2_000_001);
    expect((await read(`name,at\n${text}`, { columns: { timestamp: 1 } })).length).toBe(2_000_001);
  });

  it("counts per interval from the first row on: rows add up, gaps are 0", async () => {
    const text = "at,n\n1995-07-13 09:00,4\n1995-07-13T09:03Z,2\n1995-07-13 09:00:59,1\n";
    expect(await read(text, counted)).toEqual({
      kind: "counts",
      counts: Float64Array.of(5, 0, 0, 2),
      interval: 60_000_000,
      length: 240_000_000,
      skippedRows: 0,
      start: Date.UTC(1995, 6, 13, 9) * 1000,
      notes: [],
    });
  });

  it.each([
    [{ from: "1995-07-13T09:01", to: "1995-07-13T09:03" }, [2, 3]],
    [{ from: "2m" }, [3, 4]],
    [{ to: "1m" }, [1]],
    [{ from: 805_626_120 }, [3, 4]], // 09:02 in seconds since 1970
  ])("cuts to %j, the end left out", async (bounds, counts) => {
    const text = "at,n\n1995-07-13 09:00,1\n1995-07-13 09:01,2\n1995-07-13 09:02,3\n1995-07-13 09:03,4\n";
    expect([...((await read(text, { ...counted, ...bounds })) as CountTrace).counts]).toEqual(counts);
  });

  it("reads the same trace however the text is cut and the rows are shuffled", async () => {
    const row = fc.record({ at: fc.integer({ min: 0, max: 1_000_000 }), took: fc.integer({ min: 0, max: 1000 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { minLength: 2, selector: ({ at }) => at }),
        fc.nat(40),
        async (rows, length) => {
          const textOf = (some: typeof rows) => `at,took\n${some.map(({ at, took }) => `${at},${took}`).join("\n")}\n`;
          const sorted = [...rows].sort((a, b) => a.at - b.at);
          const whole = await read(textOf(sorted), served, { chunkLength: 10_000 });
          expect(await read(textOf(rows), served, { chunkLength: length + 1 })).toEqual(whole);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("covers what it is cut to, as far as the recording goes beyond: nothing there means that nothing came", async () => {
    const text = "at\n0\n10\n11\n40\n100\n";
    const cut = (await read(text, { ...timed, from: 5, to: 30 })) as RequestTrace;
    expect([[...cut.times], cut.length]).toEqual([[5_000_000, 6_000_000], 25_000_000]);
    const open = (await read(text, { ...timed, from: 20, to: 500 })) as RequestTrace;
    expect([[...open.times], open.length]).toEqual([[20_000_000, 80_000_000], 80_000_001]);
    const minutes = "at,n\n0,4\n60,1\n240,2\n600,3\n";
    const counts = (await read(minutes, { ...counted, from: 120, to: 480 })) as CountTrace;
    expect([[...counts.counts], counts.length]).toEqual([[0, 0, 2, 0, 0, 0], 360_000_000]);
  });

  it("tells how many rows it has read", async () => {
    const seen: number[] = [];
    const settings = arrivalSchema.parse({ kind: "trace", file: "x.csv", ...timed }) as TraceArrivals;
    const options = { skipBadRows: false, onRows: (rows: number) => void seen.push(rows) };
    await readTrace([recordedText("at\n1\n2\n3\n", 5)], settings, options);
    expect(seen.at(-1)).toBe(3);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });
});

describe("a bad file", () => {
  const failure = async (text: string, written: object): Promise<TraceError> => {
    const error = await read(text, written).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(TraceError);
    return error as TraceError;
  };

  it.each([
    ["unreadable time", "at\n1\nnoon\n", timed, 3, "at", "noon", '"noon" in column at is not a time'],
    ["empty time", "at,x\n,5\n", timed, 2, "at", "", '"" in column at is not a time'],
    ["time in milliseconds", "at\n1590165771644\n", timed, 2, "at", "1590165771644", "is the unit ms or us?"],
    ["unreadable duration", "at,took\n1,fast\n", served, 2, "took", "fast", '"fast" in column took is not a duration'],
    [
      "negative duration",
      "at,took\n1,2\n2,-0.5\n",
      served,
      3,
      "took",
      "-0.5",
      'the duration "-0.5" in column took is negative',
    ],
    ["unreadable count", "at,n\n1,many\n", counted, 2, "n", "many", '"many" in column n is not a count'],
    ["negative count", "at,n\n1,-1\n", counted, 2, "n", "-1", 'the count "-1" in column n is negative'],
    ["broken count", "at,n\n1,1.5\n", counted, 2, "n", "1.5", "not a whole number"],
    ["too few fields", "at,took\n1,2\n3\n", served, 3, "took", null, "has 1 fields and none for column took"],
    ["after quoted line breaks", 'at,note\n1,"a\nb\nc"\nx,d\n', timed, 5, "at", "x", "not a time"],
    ["after empty lines", "at\n\n\n1\nx\n", timed, 5, "at", "x", "not a time"],
    ["missing column", "time,at2\n1,2\n", timed, 1, "at", null, 'no column "at"; it has time, at2'],
    ["missing place", "a,b\n1,2\n", { columns: { timestamp: 2 } }, 1, 2, null, "there is no column 2 (counted from 0)"],
    ["unclosed quote", 'at,note\n1,"a\n', timed, 2, null, null, "quoted field"],
  ])("names file and physical line: %s", async (_, text, written, line, column, value, message) => {
    const error = await failure(text, written);
    expect({ file: error.file, line: error.line, column: error.column, value: error.value }).toEqual({
      file: "x.csv",
      line,
      column,
      value,
    });
    expect(error.message).toContain(`x.csv:${line}: `);
    expect(error.message).toContain(message);
  });

  it.each(["", "\n\n", "at\n"])("without rows says so: %j", async (text) => {
    const error = await failure(text, timed);
    expect(error.message).toBe("x.csv: it holds no row (at most a header); a trace needs rows");
    expect(error.line).toBeNull();
  });

  it("of which `from` and `to` leave nothing says so", async () => {
    expect((await failure("at\n1\n", { ...timed, from: "1995-07-01" })).message).toContain("none of its 1 rows");
  });

  it.each([
    ["at\n7\n", {}, "its 1 row spans no time"],
    ["at\n1\n1.000004\n1\n", {}, "its 3 rows span only 4us"],
    ["at\n0\n0.999999\n", {}, "its 2 rows span only 999999us"],
    ["at\n0\n9\n", { to: "500ms" }, "its 1 row spans no time"],
    ["at\n0\n60\n", { unit: "ms" }, "its 2 rows span only 60ms"],
  ])("whose requests span less than a second is refused: %j %j", async (text, changes, message) => {
    const error = await failure(text, { ...timed, ...changes });
    expect(error.message).toContain(`${message}; a month's traffic cannot be told from less than 1s`);
    expect(error.message).toContain("record for longer, or check unit, from and to");
    expect((await read("at\n0\n1\n", timed)).length).toBe(1_000_001);
  });

  it.each(['1.5,"oops', '1.5,"a"b'])("loses only the row of a stray quote: %s", async (bad) => {
    const rows = Array.from({ length: 20_000 }, (_, i) => (i === 3 ? bad : `${i},ok`));
    const text = `at,note\n${rows.join("\n")}\n`;
    for (const chunkLength of [1000, 65_536, 10_000_000]) {
      const trace = (await read(text, timed, { skipBadRows: true, chunkLength })) as RequestTrace;
      expect([trace.times.length, trace.skippedRows]).toEqual([19_999, 1]);
    }
    expect((await failure(text, timed)).line).toBe(5);
  });

  it("with an absurd number of intervals asks for unit and interval", async () => {
    const error = await failure("at,n\n0,1\n900000000000,1\n", { ...counted, unit: "ms", interval: "1ms" });
    expect(error.message).toContain("check unit and interval");
  });

  it("is read without its bad rows where that is asked for, and they are counted", async () => {
    const text = "at,took\n1,2\nnoon,2\n3,-1\n4\n5,6\n";
    for (const skipped of [read(text, served, { skipBadRows: true }), read(text, { ...served, badRows: "skip" })]) {
      const trace = (await skipped) as RequestTrace;
      expect([...trace.times]).toEqual([0, 4_000_000]);
      expect([...(trace.durations as Float64Array)]).toEqual([2_000_000, 6_000_000]);
      expect(trace.skippedRows).toBe(3);
    }
    await expect(read("at\nnoon\n", timed, { skipBadRows: true })).rejects.toThrow("none of its 1 rows can be read");
  });
});

describe("readSamples", () => {
  const source = { file: "runs.csv", column: "ms", unit: "ms", header: true } as const;
  const sample = (text: string) => readSamples(chunked(text, 3), source);

  it("gives the sorted values of a column in microseconds, ready to be drawn from", async () => {
    const set = await sample("id,ms\na,30\nb,10.5\nc,\nd,19.5\n");
    expect([...set.sorted]).toEqual([10_500, 19_500, 30_000]);
    const settings = { kind: "empirical", file: "runs.csv", column: "ms" } as const;
    expect(createDistribution(settings, new Map([[sampleSetKey(settings), set]])).mean).toBe(20_000);
  });

  it.each([
    ["id,ms\na,fast\n", 'runs.csv:2: "fast" in column ms is not a duration'],
    ["id,ms\na,-1\n", 'runs.csv:2: "-1" in column ms'],
    ["id,ms\na\n", "runs.csv:2: nothing in column ms"],
    ["id,sm\na,1\n", 'no column "ms"; it has id, sm'],
    ["id,ms\n", "column ms holds no value"],
  ])("refuses %j", async (text, message) => {
    await expect(sample(text)).rejects.toThrow(message);
  });
});
