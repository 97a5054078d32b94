import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectFormat, traceFormats } from "../../../src/workloads/formats/index.ts";
import type { TraceFormat } from "../../../src/workloads/formats/trace-format.ts";
import { TraceError } from "../../../src/workloads/trace-error.ts";
import { type Collected, type Collecting, collect } from "./collect.ts";
import { samples } from "./samples.ts";

const formats = Object.values(traceFormats).map((format) => [format.name, format] as const);
const allTexts = Object.values(samples).flatMap((texts) => Object.values(texts));

/** A minute of the Azure day is as good as all; short texts leave time for more of them. */
const shortest = (text: string) => text.slice(0, 20_000);

/** Pieces that mean something to one format or another. */
const pieces = fc.constantFrom(
  ..."\n|\r|\r\n|\0|\uFEFF|,|\"|'|\\|[|]|{|}|:|-|NaN|Infinity|-1|1e999|99999999999999999999|null|[[[|}}}|\u2028|\ud800".split(
    "|",
  ),
  "|",
  " ",
  "\t",
);

/** One of the texts with some of its letters replaced, left out or doubled. */
const mutated = (texts: readonly string[]) =>
  fc
    .record({
      text: fc.constantFrom(...texts.map(shortest)),
      edits: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put: pieces }), {
        maxLength: 6,
      }),
    })
    .map(({ text, edits }) =>
      edits.reduce((changed, { at, cut, put }) => {
        const place = Math.floor(at * changed.length);
        return changed.slice(0, place) + put + changed.slice(place + cut);
      }, text),
    );

const arbitrary = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.oneof(pieces, fc.string({ maxLength: 10 })), { maxLength: 60 }).map((parts) => parts.join("")),
);

const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 });

async function* cutInto(text: string, lengths: readonly number[]): AsyncGenerator<string> {
  for (let at = 0, i = 0; at < text.length; i++) {
    const length = lengths[i % lengths.length] as number;
    yield text.slice(at, at + length);
    at += length;
  }
}

/** What was read, or the error that says why nothing could be; any other error is thrown. */
async function outcome(format: TraceFormat, text: string, how: Collecting = {}): Promise<Collected | string> {
  try {
    return await collect(format, text, how);
  } catch (error) {
    if (error instanceof TraceError) return error.message;
    throw error;
  }
}

function expectSound({ records, refused, quantiles }: Collected, lines: number): void {
  for (const record of records) {
    expect(record.line).toBeGreaterThanOrEqual(1);
    expect(record.line).toBeLessThanOrEqual(lines);
    expect(Math.abs(record.time) < 9e15 || Number.isNaN(record.time)).toBe(true);
    expect(Number.isInteger(record.count) && record.count >= 0).toBe(true);
    for (const value of [record.duration, record.init, record.memorySize, record.memoryUsed]) {
      expect(value >= 0 || Number.isNaN(value)).toBe(true);
    }
    expect(Number.isInteger(record.duration) || Number.isNaN(record.duration)).toBe(true);
  }
  for (const { message } of refused) expect(message.length).toBeGreaterThan(10);
  for (const table of quantiles) {
    for (const { share, value } of table.quantiles) expect(share >= 0 && share <= 1 && value >= 0).toBe(true);
  }
}

describe.each(formats)("%s, given any text,", (name, format) => {
  const own = mutated(Object.values(samples[name]!));
  const foreign = mutated(allTexts);

  it("reads or refuses, the same however the text is cut", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(arbitrary, own, own, foreign), cuts, async (text, lengths) => {
        const whole = await outcome(format, text, { chunkLength: 1_000_000 });
        expect(await outcome(format, text, { chunks: cutInto(text, lengths) })).toEqual(whole);
        if (typeof whole !== "string") expectSound(whole, text.split(/\r\n?|\n/).length);
      }),
      { numRuns: 150 },
    );
  });

  it("stops at the first bad row where bad rows stop, the same however the text is cut", async () => {
    await fc.assert(
      fc.asyncProperty(own, cuts, async (text, lengths) => {
        const whole = await outcome(format, text, { chunkLength: 1_000_000, stops: true });
        expect(await outcome(format, text, { chunks: cutInto(text, lengths), stops: true })).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses a line of 10 MB, and keeps none of it", async () => {
    const long = await outcome(format, "x".repeat(10_000_000));
    if (typeof long === "string") expect(long).toMatch(/./);
    else expect([long.records, long.refused.length <= 1]).toEqual([[], true]);
  });

  it("reads its own samples in pieces of one letter", async () => {
    for (const text of Object.values(samples[name]!)) {
      const whole = await outcome(format, text, { chunkLength: 1_000_000 });
      expect(typeof whole).toBe("object");
      expect(await outcome(format, text, { chunkLength: 1 })).toEqual(whole);
      expect(await outcome(format, text.replace(/\n/g, "\r\n"))).toEqual(whole);
      expect(await outcome(format, `\uFEFF${text}\n`)).toEqual(whole);
    }
  });
});

describe("detectFormat", () => {
  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(arbitrary, mutated(allTexts)), (text) => {
        detectFormat(text);
      }),
    );
  });
});

describe("long lines", () => {
  const letters = 300_000;
  const fillings = [
    "1",
    " ",
    "\t",
    '"',
    '\\"',
    '" ',
    " [",
    "[",
    "{",
    '{"a":',
    ",",
    "-",
    "REPORT RequestId: ",
    "Duration: ",
    "Duration:  9",
    "2026-10-10T",
    "1e",
    ".1",
    ". ",
    "é",
  ];

  it.each(formats)("cost %s no more than their length does", async (name, format) => {
    for (const text of Object.values(samples[name]!)) {
      const places = ["", text.slice(0, text.indexOf("\n") + 1)];
      for (const { index } of [...text.matchAll(/\d\d+/g)].slice(-3)) places.push(text.slice(0, index + 1));
      for (const place of places) {
        for (const filling of fillings) {
          const long = filling.repeat(letters / filling.length);
          await outcome(format, `${place}${long}x${text.slice(place.length)}`, { chunkLength: 100_000 });
        }
      }
    }
  });
});
