import { createReadStream } from "node:fs";
import { describe, expect, it } from "vitest";
import { combined } from "../../../src/workloads/formats/combined.ts";
import { hasSharedData, needsSharedData, sharedData } from "../../data/shared-data.ts";
import { at, collect, fieldsOf } from "./collect.ts";
import { samples } from "./samples.ts";

const { lines = "", common = "" } = samples.combined!;
const second = at("2026-10-10T13:55:36Z");
const before = "203.0.113.9 - - ";
const time = "[10/Oct/2026:13:55:36 +0000]";
const answer = '"GET / HTTP/1.1" 200 5';

describe("combined", () => {
  it("reads nginx and Apache; requests that are none are requests still", async () => {
    const { records, refused } = await collect(combined, lines);
    expect(refused).toEqual([]);
    expect(fieldsOf(records, "line", "time", "duration", "responseSize", "failed")).toEqual([
      [1, second, Number.NaN, 2326, false],
      [2, at("2026-10-10T13:55:35Z") - 250_000, 250_000, 0, true],
      [3, second + 1_000_000, Number.NaN, 0, false],
      [4, second + 1_000_000, Number.NaN, 157, false],
    ]);
  });

  it("reads the common format", async () => {
    expect(fieldsOf((await collect(combined, common)).records, "time", "responseSize")).toEqual([[second, 0]]);
  });

  it.each([
    ["0.250", "s", 250_000],
    ["0.250", "us", 250_000],
    ["1234", "us", 1_234],
    ["2", "s", 2_000_000],
    ["12", "ms", 12_000],
    ["-", "s", Number.NaN],
    ['"2.53"', "s", Number.NaN],
    ["upstream", "s", Number.NaN],
  ] as const)("takes the last field %s with unit %s as the request's time", async (last, unit, duration) => {
    const text = `${before}${time} ${answer} "-" "agent" ${last}\n${before}${time} ${answer} ${last}`;
    const { records } = await collect(combined, text, { question: { unit } });
    const row = [second - (duration || 0), duration];
    expect(fieldsOf(records, "time", "duration")).toEqual([row, row]);
  });

  it.each([
    `::1 - - ${time} ${answer}`,
    `example.com:443 203.0.113.9 - - ${time} ${answer}`,
    `203.0.113.9 - a [b] c ${time} ${answer}`,
    `203.0.113.9 - [ ${time} ${answer}`,
    `${before}${time} "GET /a"b HTTP/1.1" 200 5`,
    `${before}${time} "GET /\\" 200 6" 200 5`,
    `${before}[10/oct/2026:19:25:36 +0530] ${answer}`,
    `${before}[09/Oct/2026:23:55:36 -1400] ${answer}`,
  ])("reads %s", async (line) => {
    const { records, refused } = await collect(combined, line);
    expect(refused).toEqual([]);
    expect(fieldsOf(records, "time", "responseSize", "failed")).toEqual([[second, 5, false]]);
  });

  it("reads times of many lines that share a minute or not", async () => {
    const times = ["13:55:00 +0000", "13:55:59 +0000", "13:55:60 +0000", "13:56:01 +0000", "13:56:01 +0100"];
    const text = times.map((end) => `${before}[10/Oct/2026:${end}] ${answer}\n`).join("");
    const start = at("2026-10-10T13:55:00Z");
    expect(fieldsOf((await collect(combined, text)).records, "time")).toEqual(
      [0, 59, 60, 61, 61 - 3600].map((seconds) => [start + seconds * 1_000_000]),
    );
  });

  it.each([
    [`${before}[12:99] ${answer}`, "time", '"12:99" in field time is not a time; expected 10/Oct/2026:13:55:36 +0000'],
    [`${before}[10/Oct/2026:13:55:61 +0000] ${answer}`, "time", /is not a time/],
    [`${before}[10/Oct/2026:13:55:3x +0000] ${answer}`, "time", /is not a time/],
    [`${before}[31/Feb/2026:13:55:36 +0000] ${answer}`, "time", /is not a time/],
    [`${before}[10/Okt/2026:13:55:36 +0000] ${answer}`, "time", /is not a time/],
    [`${before}[10/Oct/2026:13`, "time", /is not a time/],
    ["GET / HTTP/1.1", null, /the line has no \[time\]/],
    [`${before}${time}`, null, /no quoted request follows/],
    [`${before}${time} "GET /`, null, /no closed request with a status/],
    [`${before}${time} ${answer} "http://x`, null, /a quoted field is not closed; is the line cut off/],
    [`${before}${time} "GET /" 200 -5`, "bytes", /the number of bytes "-5" in field bytes is negative/],
    [`${before}${time} "GET /" 200 x`, "bytes", /"x" in field bytes is not a number of bytes/],
    [`${before}${time} ${answer} -0.5`, "request time", /is negative/],
    [`${before}${time} ${answer} NaN`, "request time", /"NaN" in field request time is not a duration/],
    [`${before}${time} ${answer} 123456`, "request time", /is more than a day in s; is the unit ms or us\?/],
    [`${before}${time} ${answer} 1\0`, null, /holds NUL characters/],
  ])("refuses %j", async (line, column, message) => {
    const good = `${before}${time} ${answer}`;
    const { refused, records } = await collect(combined, `${good}\r\n\r\n${line}\r${good}\n`);
    const expected = typeof message === "string" ? message : expect.stringMatching(message);
    expect(refused).toEqual([expect.objectContaining({ line: 3, column, message: expected })]);
    expect(records.map(({ line }) => line)).toEqual([1, 4]);
  });

  it("refuses a line of 10 MB and reads on", async () => {
    const good = `${before}${time} ${answer}`;
    const { refused, records } = await collect(combined, `${good}${"x".repeat(10_000_000)}\n${good}\n`);
    expect(refused.map(({ line }) => line)).toEqual([1]);
    expect(records.map(({ line }) => line)).toEqual([2]);
  });

  it.skipIf(!hasSharedData)(`reads 5,000 lines of a real log and refuses none${needsSharedData}`, async () => {
    const chunks = createReadStream(sharedData("traffic/apache_combined_2015_part_a.log"), "utf8");
    const { records, refused, leftOut } = await collect(combined, "", { chunks });
    expect(refused).toEqual([]);
    expect(leftOut).toEqual({});
    expect(records).toHaveLength(5000);
    expect(records.every(({ duration }) => Number.isNaN(duration))).toBe(true);
    expect(records[0]?.time).toBe(at("2015-05-17T10:05:03Z"));
  });
});
