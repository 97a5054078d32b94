import { describe, expect, it } from "vitest";
import { k6 } from "../../../src/workloads/formats/k6.ts";
import { at, collect, fieldsOf } from "./collect.ts";
import { samples } from "./samples.ts";

const { json = "", csv = "" } = samples.k6!;
const point = (data: object) => JSON.stringify({ metric: "http_req_duration", type: "Point", data });
const header = "metric_name,timestamp,metric_value,expected_response,status";

describe("k6", () => {
  it("takes http_req_duration of JSON lines; a sample is emitted at the end", async () => {
    const { records, leftOut } = await collect(k6, json, { chunkLength: 9 });
    expect(fieldsOf(records, "line", "time", "duration", "failed")).toEqual([
      [3, at("2026-10-10T13:55:36.123Z") + 457 - 23_457, 23_457, false],
      [4, at("2026-10-10T13:55:37Z"), 0, true],
    ]);
    expect(leftOut).toEqual({ "definition of a metric": 1, "metric http_reqs": 1, "metric vus": 1 });
  });

  it("takes http_req_duration of CSV", async () => {
    const { records, leftOut } = await collect(k6, csv, { chunkLength: 9 });
    expect(fieldsOf(records, "line", "time", "duration", "failed")).toEqual([
      [3, at("2026-10-10T13:55:36Z") - 23_457, 23_457, false],
      [4, at("2026-10-10T13:55:37Z") - 5_000, 5_000, true],
    ]);
    expect(leftOut).toEqual({ "metric http_reqs": 1, "metric vus": 1 });
  });

  it.each([
    ["1791640536", 0],
    ["1791640536123", 123_000],
    ["1791640536123456", 123_456],
    ["1791640536123456789", 123_457],
    ["2026-10-10T13:55:36.5Z", 500_000],
    ["2026-10-10T13:55:36.123456789+00:00", 123_457],
  ])("reads the time %s of CSV, whatever the option", async (text, fraction) => {
    const { records } = await collect(k6, `${header}\nhttp_req_duration,${text},0,true,200\n`);
    expect(fieldsOf(records, "time")).toEqual([[at("2026-10-10T13:55:36Z") + fraction]]);
  });

  it.each([
    [point({ time: "2026-10-10T13:55:36Z", value: -1 }), "data.value", /"-1" in field data.value is negative/],
    [point({ time: "2026-10-10T13:55:36Z", value: "NaN" }), "data.value", /"NaN" in field data.value/],
    [point({ time: "noon", value: 1 }), "data.time", /"noon" in field data.time is not a time; expected 2026/],
    [point({}), "data.value", /"" in field data.value/],
    ['{"metric":"http_req_duration","type":"Point","da', null, /not JSON; expected one object per line/],
    ["[1]", null, /not JSON; expected one object per line/],
  ])("refuses the JSON line %s", async (line, column, message) => {
    const good = point({ time: "2026-10-10T13:55:36Z", value: 1 });
    const { refused, records } = await collect(k6, `${good}\n${line}\n${good}`);
    expect(refused).toEqual([expect.objectContaining({ line: 2, column, message: expect.stringMatching(message) })]);
    expect(records.map(({ line }) => line)).toEqual([1, 3]);
  });

  it.each([
    ["http_req_duration,1791640536,-1,true,200", "metric_value", /is negative/],
    ["http_req_duration,1791640536,x,true,200", "metric_value", /is not a duration in ms/],
    ["http_req_duration,noon,1,true,200", "timestamp", /"noon" in field timestamp is not a time/],
    ["http_req_duration,1791640536", null, /2 fields; expected 5/],
    ['http_req_duration,1791640536,1,true,"200', null, /quoted field/],
  ])("refuses the row %s", async (row, column, message) => {
    const good = "http_req_duration,1791640536,1,true,200";
    const { refused, records } = await collect(k6, `${header}\n${good}\n${row}\n${good}\n`);
    expect(refused).toEqual([expect.objectContaining({ line: 3, column, message: expect.stringMatching(message) })]);
    expect(records.map(({ line }) => line)).toEqual([2, 4]);
  });

  it("gives nothing for a header without rows", async () => {
    expect((await collect(k6, header)).records).toEqual([]);
  });
});
