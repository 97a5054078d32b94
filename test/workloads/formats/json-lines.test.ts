import { describe, expect, it } from "vitest";
import { guessFields } from "../../../src/workloads/formats/guess-fields.ts";
import { jsonLines } from "../../../src/workloads/formats/json-lines.ts";
import { at, collect, fieldsOf } from "./collect.ts";
import { samples } from "./samples.ts";

const { lines = "", epoch = "" } = samples["json-lines"]!;
const second = at("2026-10-10T13:55:36Z");
const megabyte = 1024 * 1024;

/** One line of these fields, read with these columns. */
async function readOne(object: object, columns: Readonly<Record<string, string>> = {}, unit: "s" | "ms" | "us" = "s") {
  return collect(jsonLines, JSON.stringify(object), { question: { columns, unit } });
}

describe("json-lines", () => {
  it("guesses fields by usual names; a line without a duration is no request", async () => {
    const { records, leftOut } = await collect(jsonLines, lines, { chunkLength: 13 });
    expect(fieldsOf(records, "line", "time", "duration", "failed")).toEqual([
      [1, second + 500_000, 12_500, false],
      [2, second + 1_000_000, 1_000, true],
    ]);
    expect(leftOut).toEqual({ "line without duration_ms": 1 });
  });

  it("tells seconds from milliseconds where a time would lie beyond the year 2255", async () => {
    const { records } = await collect(jsonLines, epoch);
    expect(fieldsOf(records, "time", "duration")).toEqual([
      [second + 250_000, 500_000],
      [second + 1_250_000, 250_000],
    ]);
  });

  it.each([
    [1791640536, "s", second],
    [1791640536.123456, "s", second + 123_456],
    ["1791640536.5", "s", second + 500_000],
    [1791640536123, "s", second + 123_000],
    [1791640536123, "ms", second + 123_000],
    [1791640536123456, "ms", second + 123_456],
    ["1791640536123456789", "us", second + 123_457],
    [120, "s", 120_000_000],
    ["2026-10-10 13:55:36", "us", second],
  ] as const)("reads the time %j with unit %s", async (time, unit, expected) => {
    expect(fieldsOf((await readOne({ time }, {}, unit)).records, "time")).toEqual([[expected]]);
  });

  it.each([
    [{ duration: 1.5 }, 1_500_000],
    [{ duration_ms: 1.5 }, 1_500],
    [{ "duration-us": "1500" }, 1_500],
    [{ elapsedMs: 3 }, 3_000],
    [{ latency_ns: 1_500_000 }, 1_500],
    [{ responseTimeSeconds: 0.25 }, 250_000],
    [{ elapsed: "12ms" }, 12_000],
    [{ took: 1e-7 }, 0],
  ])("reads the duration of %j", async (field, expected) => {
    expect(fieldsOf((await readOne({ ts: 1791640536, ...field })).records, "duration")).toEqual([[expected]]);
  });

  it("reads named fields, in nested objects too", async () => {
    const columns = {
      timestamp: "at.start",
      duration: "http.took_ms",
      count: "n",
      function: "fn.name",
      init: "init_ms",
      memory: "mem",
      memoryUsed: "used_kb",
      request: "in",
      response: "out",
      status: "http.code",
    };
    const object = {
      at: { start: "2026-10-10T13:55:36Z" },
      http: { took_ms: 5, code: "503" },
      n: 3,
      fn: { name: "orders" },
      init_ms: 100,
      mem: 512,
      used_kb: 1024,
      in: 2048,
      out: "4KB",
    };
    const { records } = await readOne(object, columns);
    expect(records).toEqual([
      {
        line: 1,
        time: second,
        count: 3,
        duration: 5_000,
        init: 100_000,
        memorySize: 512 * megabyte,
        memoryUsed: megabyte,
        requestSize: 2048,
        responseSize: 4096,
        failed: true,
        functionName: "orders",
      },
    ]);
  });

  it.each([
    ['{"ts":1,"n":"x"}', /"x" in field n is not a count/],
    ['{"ts":1,"n":1.5}', /the count "1.5" in field n is not a whole number/],
    ['{"ts":1}', /the line has no field n; every line needs its count/],
  ])("refuses the count of %s", async (line, message) => {
    const { refused } = await collect(jsonLines, line, { question: { columns: { timestamp: "ts", count: "n" } } });
    expect(refused).toEqual([expect.objectContaining({ column: "n", message: expect.stringMatching(message) })]);
  });

  it("takes a field whose own name has dots", async () => {
    const { records } = await readOne({ "a.b": 7, a: { b: 8 } }, { timestamp: "a.b" });
    expect(fieldsOf(records, "time")).toEqual([[7_000_000]]);
  });

  it.each([
    ['{"ts":2,"duration":-1}', "duration", /"-1" in field duration is negative/],
    ['{"ts":2,"duration":"NaN"}', "duration", /"NaN" in field duration is not a duration/],
    ['{"ts":2,"duration":1e300}', "duration", /is too large/],
    ['{"ts":"noon","duration":1}', "ts", /"noon" in field ts is not a time; expected ISO 8601 or a number in s/],
    ['{"ts":1e300,"duration":1}', "ts", /is too large for a time/],
    ['{"duration":1}', "ts", /the line has no field ts; it has duration/],
    ['{"ts":2,"duration":1', null, /not a JSON object; is it cut off/],
    ["[]", null, /not a JSON object/],
  ])("refuses %s", async (line, column, message) => {
    const good = '{"ts":1,"duration":1}';
    const { refused, records } = await collect(jsonLines, `${good}\n${line}\n${good}`);
    expect(refused).toEqual([expect.objectContaining({ line: 2, column, message: expect.stringMatching(message) })]);
    expect(records.map(({ line }) => line)).toEqual([1, 3]);
  });

  it.each([
    [{ timestamp: "ts", n: "n" }, /columns: "n" is nothing a field can hold/],
    [{ timestmap: "ts" }, /did you mean "timestamp"\?/],
    [{ timestamp: 0 }, /write the name of the timestamp instead of 0/],
    [
      { duration: "d" },
      /no field has a usual name of a time; name it with columns: \{timestamp: FIELD\}; the line has ts/,
    ],
  ] as const)("cannot read with columns %j", async (columns, message) => {
    await expect(collect(jsonLines, '{"ts":1}', { question: { columns } })).rejects.toThrow(message);
  });
});

describe("guessFields", () => {
  it.each([
    ['{"time":1,"duration_ms":2}', { timestamp: "time", duration: "duration_ms" }],
    ['{"@timestamp":"x","http":{"latency":"3"}}', { timestamp: "@timestamp", duration: "http.latency" }],
    ['{"end":1,"start_time_us":2,"ts":3}', { timestamp: "start_time_us" }],
    ['{"a":1}\n{"ts":1}\n', { timestamp: "ts" }],
    [
      '{"Timestamp":1,"ResponseTime":2,"StatusCode":200}',
      { timestamp: "Timestamp", duration: "ResponseTime", status: "StatusCode" },
    ],
    ["not JSON", {}],
  ])("tells from %s", (head, fields) => {
    expect(guessFields(head)).toEqual(fields);
  });
});
