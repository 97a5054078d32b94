import { describe, expect, it } from "vitest";
import { lambdaReport } from "../../../src/workloads/formats/lambda-report.ts";
import { at, collect, fieldsOf } from "./collect.ts";
import { samples } from "./samples.ts";

const texts = samples["lambda-report"]!;
const megabyte = 1024 * 1024;
const report =
  "REPORT RequestId: r1\tDuration: 10.00 ms\tBilled Duration: 10 ms\tMemory Size: 128 MB\tMax Memory Used: 55 MB\t";
// The end at 30.7 s less 297.48 ms, less 120.1 ms of initialisation.
const coldArrival = at("2026-10-10T13:55:30.700Z") - 297_480 - 120_100;
const warmArrival = at("2026-10-10T13:55:31.250Z") - 2_500;

describe("lambda-report, text", () => {
  it("reads what aws logs tail prints; the time is of the end", async () => {
    const { records, leftOut, refused, interval } = await collect(lambdaReport, texts.tail as string);
    expect(fieldsOf(records, "line", "time", "duration", "init", "memorySize", "memoryUsed", "failed")).toEqual([
      [5, coldArrival, 297_480, 120_100, 128 * megabyte, 55 * megabyte, false],
      [6, warmArrival, 2_500, Number.NaN, 128 * megabyte, 56 * megabyte, false],
      [7, at("2026-10-10T13:55:37Z"), 3_000_000, Number.NaN, 128 * megabyte, 57 * megabyte, true],
    ]);
    expect(leftOut).toEqual({ "INIT_START line": 1, "START line": 1, "END line": 1, "other line": 1 });
    expect(refused).toEqual([]);
    expect(interval).toBe(0);
  });

  it("reads lines without a time; restoring counts as initialisation", async () => {
    const { records } = await collect(lambdaReport, texts.untimed as string);
    expect(fieldsOf(records, "line", "time", "duration", "init")).toEqual([[3, Number.NaN, 10_000, 250_000]]);
  });

  it.each([
    ["2026-10-10T13:55:36 ", at("2026-10-10T13:55:36Z")],
    ["2026-10-10T13:55:36.123Z ", at("2026-10-10T13:55:36.123Z")],
    ["2026-10-10 13:55:36.123\t", at("2026-10-10T13:55:36.123Z")],
    ["2026-10-10T15:55:36.123456+02:00 2026/10/10/[$LATEST]1f ", at("2026-10-10T13:55:36.123Z") + 456],
    ["/aws/lambda/orders 2026/10/10/[$LATEST]1f 2026-10-10T13:55:36Z ", at("2026-10-10T13:55:36Z")],
    ["1791640536123\t", at("2026-10-10T13:55:36.123Z")],
    ["", Number.NaN],
  ])("finds the time in the prefix %j", async (prefix, end) => {
    const { records } = await collect(lambdaReport, prefix + report);
    expect(fieldsOf(records, "time")).toEqual([[end - 10_000]]);
  });

  it.each(["timeout", "error"])("counts status %s as failed", async (status) => {
    const { records } = await collect(lambdaReport, `${report}Status: ${status}\tError Type: Runtime.ExitError`);
    expect(fieldsOf(records, "failed")).toEqual([[true]]);
  });

  it.each([
    ["REPORT RequestId: r1\tDura", "Duration", /has no Duration in ms; is the line cut off/],
    ["REPORT RequestId: r1\tDuration: 29", "Duration", /"29" in field Duration is not followed by ms/],
    [report.replace("10.00", "-1"), "Duration", /"-1" in field Duration is negative/],
    [report.replace("10.00", "NaN"), "Duration", /"NaN" in field Duration is not a duration/],
    [report.replace("55 MB", "x MB"), "Max Memory Used", /"x" in field Max Memory Used is not a number of MB/],
    [
      `2026-13-41T99:00:00Z ${report}`,
      "timestamp",
      /"2026-13-41T99:00:00Z" in field timestamp is not a time; expected/,
    ],
    ['{"timestamp":1791640536123,"message":"REPORT RequestId: r1\\tDuration: 10 ms', null, /not JSON; is it cut off/],
  ])("refuses %j", async (line, column, message) => {
    const { refused, records } = await collect(lambdaReport, `${report}\n${line}\n${report}`);
    expect(refused).toEqual([expect.objectContaining({ line: 2, column, message: expect.stringMatching(message) })]);
    expect(records.map(({ line }) => line)).toEqual([1, 3]);
  });

  it("leaves out what the function prints, also where it looks like JSON", async () => {
    const text = `{ order: 4711,\n  "lines": [\n{"message":"x"}\n{\n${report}\n}`;
    const { records, leftOut } = await collect(lambdaReport, text);
    expect(records.map(({ line }) => line)).toEqual([5]);
    expect(leftOut).toEqual({ "other line": 5 });
  });

  it("reads the reports of a log in JSON", async () => {
    const { records, leftOut } = await collect(lambdaReport, texts.platformReport as string);
    expect(fieldsOf(records, "line", "time", "duration", "init", "memorySize")).toEqual([
      [2, coldArrival, 297_480, 120_100, 128 * megabyte],
    ]);
    expect(leftOut).toEqual({ "platform event": 1, "other line": 1 });
  });
});

describe("lambda-report, exports", () => {
  it("reads CSV of Logs Insights with messages over several lines", async () => {
    const { records, leftOut } = await collect(lambdaReport, texts.insightsCsv as string, { chunkLength: 5 });
    expect(fieldsOf(records, "line", "time", "duration", "init")).toEqual([[2, coldArrival, 297_480, 120_100]]);
    expect(leftOut).toEqual({ "END line": 1 });
  });

  it("reads CSV of fields alone; memory in bytes of either kind is whole megabytes", async () => {
    const { records } = await collect(lambdaReport, texts.insightsFields as string);
    expect(fieldsOf(records, "line", "time", "init", "memorySize", "memoryUsed")).toEqual([
      [2, coldArrival, 120_100, 128 * megabyte, 55 * megabyte],
      [3, warmArrival, Number.NaN, 128 * megabyte, 56 * megabyte],
    ]);
  });

  it("reads CSV of time and message", async () => {
    const { records } = await collect(lambdaReport, `timestamp,message\n1791640531250,"${report}\n"\n`);
    expect(fieldsOf(records, "time")).toEqual([[at("2026-10-10T13:55:31.250Z") - 10_000]]);
  });

  it.each([["insightsConsole"], ["insightsCli"]])("reads JSON of Logs Insights: %s", async (name) => {
    const { records, refused } = await collect(lambdaReport, texts[name] as string);
    expect(fieldsOf(records, "duration")).toEqual([[297_480], [2_500]]);
    expect(records[1]?.time).toBe(warmArrival);
    expect(refused).toEqual([]);
  });

  it.each([["eventList"], ["eventLines"]])("reads events of filter-log-events: %s", async (name) => {
    const { records, leftOut } = await collect(lambdaReport, texts[name] as string);
    expect(fieldsOf(records, "time", "duration", "memoryUsed")).toEqual([[warmArrival, 2_500, 56 * megabyte]]);
    expect(leftOut).toEqual({ "END line": 1 });
  });

  it("reads a list whose elements are a line each", async () => {
    const events = (texts.eventLines as string).split("\n").join(",\n");
    for (const text of [`{"events":[${events}]}`, `{"events": [\n${events}\n]}`, `[${events}]`]) {
      const { records, refused } = await collect(lambdaReport, text);
      expect(fieldsOf(records, "time")).toEqual([[warmArrival]]);
      expect(refused).toEqual([]);
    }
  });

  it("tells functions apart by their log group", async () => {
    const rows = ["orders", "mails"].map((name) => ({
      "@timestamp": "2026-10-10 13:55:31",
      "@log": `123456789012:/aws/lambda/${name}`,
      "@duration": 1,
    }));
    const { records } = await collect(lambdaReport, JSON.stringify(rows));
    expect(fieldsOf(records, "functionName")).toEqual([["orders"], ["mails"]]);
  });

  it("says where a document is cut off, after the rows before", async () => {
    const text = texts.insightsConsole as string;
    const { records, refused } = await collect(lambdaReport, text.slice(0, text.lastIndexOf("@duration")));
    expect(records).toHaveLength(1);
    expect(refused).toEqual([expect.objectContaining({ message: expect.stringMatching(/is the file cut off/) })]);
  });

  it("refuses rows of CSV that are cut off", async () => {
    const { refused } = await collect(lambdaReport, `${texts.insightsFields}\n2026-10-10 13:55`);
    expect(refused).toEqual([
      expect.objectContaining({ line: 4, message: expect.stringMatching(/1 fields; expected 6/) }),
    ]);
  });
});
