import { describe, expect, it } from "vitest";
import { alb } from "../../../src/workloads/formats/alb.ts";
import { at, collect, fieldsOf } from "./collect.ts";
import { albLine, samples } from "./samples.ts";

const { lines = "", short = "" } = samples.alb!;
const created = at("2026-10-10T13:55:36Z");

describe("alb", () => {
  it("takes when the request was created, what the target took, and both sizes", async () => {
    const { records, refused } = await collect(alb, lines);
    expect(fieldsOf(records, "line", "time", "duration", "requestSize", "responseSize", "failed")).toEqual([
      [1, created, 48_000, 34, 366, false],
      [2, created, Number.NaN, 34, 0, true],
    ]);
    expect(refused).toEqual([]);
  });

  it("reckons back from the end where the creation is not told", async () => {
    const { records } = await collect(alb, short);
    expect(fieldsOf(records, "time")).toEqual([[at("2026-10-10T13:55:36.186Z") + 641 - 171_000]]);
    const dashed = await collect(alb, albLine.replace("2026-10-10T13:55:36.000000Z", "-"));
    expect(fieldsOf(dashed.records, "time")).toEqual(fieldsOf(records, "time"));
  });

  it("passes over spaces and escaped quotes in quoted fields, and fields it does not know", async () => {
    const odd = albLine.replace("/a?b=%22", '/a \\" b').replace("TID_1234", 'TID_1234 "new field" x');
    expect(fieldsOf((await collect(alb, odd)).records, "time", "duration")).toEqual([[created, 48_000]]);
  });

  it.each([
    [albLine.replace("0.048", "-0.5"), "target_processing_time", "-0.5", /is negative/],
    [albLine.replace("0.048", "NaN"), "target_processing_time", "NaN", /is not a duration in s/],
    [albLine.replace("36.000000Z", "99Z"), "request_creation_time", "2026-10-10T13:55:99Z", /is not a time; expected/],
    [albLine.replace(" 34 366 ", " -34 366 "), "received_bytes", "-34", /is negative/],
    [albLine.replace(" 34 366 ", " 34 3.5 "), "sent_bytes", "3.5", /is not a whole number/],
    [albLine.replace(" 200 200 ", " ok 200 "), "elb_status_code", "ok", /is not a status/],
    [albLine.slice(0, 100), null, null, /the line has \d+ fields/],
    [albLine.slice(0, 180), null, null, /a quoted field is not closed; is the line cut off/],
    ["hello", null, null, /the line has 1 fields/],
  ])("refuses %s", async (line, column, value, message) => {
    const { refused, records } = await collect(alb, `${albLine}\r${line}\r\n${albLine}`);
    expect(refused).toEqual([{ line: 2, column, value, message: expect.stringMatching(message) }]);
    expect(records.map(({ line }) => line)).toEqual([1, 3]);
  });
});
