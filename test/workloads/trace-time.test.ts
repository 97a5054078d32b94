import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTraceNumber, parseTraceTime } from "../../src/workloads/trace-time.ts";

const utc = (...parts: [number, number, number, number?, number?, number?]) => Date.UTC(...parts) * 1000;

describe("parseTraceTime", () => {
  it.each([
    ["1995-07-13", utc(1995, 6, 13)],
    ["1995-07-13 09:49", utc(1995, 6, 13, 9, 49)],
    ["1995-07-13T09:49:30", utc(1995, 6, 13, 9, 49, 30)],
    ["1995-07-13T09:49:30Z", utc(1995, 6, 13, 9, 49, 30)],
    ["1995-07-13 09:49:30 UTC", utc(1995, 6, 13, 9, 49, 30)],
    ["1995-07-13T09:49:30.25+02:00", utc(1995, 6, 13, 7, 49, 30) + 250_000],
    ["1995-07-13T09:49:30-0530", utc(1995, 6, 13, 15, 19, 30)],
    ["1995-07-13T09:49:30+02", utc(1995, 6, 13, 7, 49, 30)],
    ["2023-11-16 18:17:03.9799600", utc(2023, 10, 16, 18, 17, 3) + 979_960],
    ["2024-02-29T00:00", utc(2024, 1, 29)],
    ["2016-12-31T23:59:60Z", utc(2017, 0, 1)],
    ["2016-12-31T24:00", utc(2017, 0, 1)],
    ["1590165771.5799875", 1_590_165_771_579_988],
    ["-0.5", -500_000],
    ["1e3", 1_000_000_000],
  ])("reads %s", (text, microseconds) => {
    expect(parseTraceTime(text, "s")).toBe(microseconds);
  });

  it.each([
    "",
    "noon",
    "1995-13-01",
    "1995-02-29",
    "1995-07-13T24:01",
    "1995-07-13T10:60",
    "1995-07-13T10",
    "1995-07-13T10:00+25",
    "13/07/1995",
    "1.2.3",
    "NaN",
    "Infinity",
    "0x10",
    ".",
  ])("refuses %j", (text) => {
    expect(parseTraceTime(text, "s")).toBeNull();
  });

  it("takes numbers in the unit it is told", () => {
    expect(parseTraceTime("1590165771579.9875", "ms")).toBe(1_590_165_771_579_988);
    expect(parseTraceTime("1590165771579987.5", "us")).toBe(1_590_165_771_579_988);
  });

  it("reads back every instant that the platform writes", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1970-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
        (date) => {
          expect(parseTraceTime(date.toISOString(), "s")).toBe(date.getTime() * 1000);
        },
      ),
    );
  });
});

describe("parseTraceNumber", () => {
  it.each([
    ["1e3", 1_000],
    ["1.5e1", 15],
    [".5e1", 5],
    ["2.", 2],
    ["-1E+2", -100],
    ["e3", null],
    [".", null],
    ["1e", null],
    ["1.2.3", null],
  ])("reads %s as %s", (text, value) => {
    expect(parseTraceNumber(text, "us")).toBe(value);
  });

  it("takes no longer than the text is long for digits that are no number", () => {
    expect(parseTraceNumber(`${"1".repeat(1_000_000)}x`, "s")).toBeNull();
  });

  it("is exact for whole microseconds written in seconds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.integer({ min: 0, max: 999_999 }),
        (whole, fraction) => {
          const text = `${whole}.${String(fraction).padStart(6, "0")}`;
          expect(parseTraceNumber(text, "s")).toBe(whole * 1_000_000 + fraction);
        },
      ),
    );
  });
});
