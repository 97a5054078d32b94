import { createReadStream } from "node:fs";
import { describe, expect, it } from "vitest";
import { azure2019 } from "../../../src/workloads/formats/azure-2019.ts";
import { TraceError } from "../../../src/workloads/trace-error.ts";
import { hasSharedData, needsSharedData, sharedData } from "../../data/shared-data.ts";
import { collect, fieldsOf } from "./collect.ts";
import { azureHeader, azureRow, samples } from "./samples.ts";

const minute = 60_000_000;
const megabyte = 1024 * 1024;
const { invocations = "", durations = "", memory = "", memoryByFunction = "" } = samples["azure-2019"]!;

describe("azure-2019, invocations", () => {
  it("takes counts per minute, and the day's first and last minute once", async () => {
    const { records, interval, refused } = await collect(azure2019, invocations);
    expect(fieldsOf(records, "line", "time", "count", "functionName")).toEqual([
      [2, 0, 0, "o1/a1/f1"],
      [2, minute, 7, "o1/a1/f1"],
      [2, 1439 * minute, 1, "o1/a1/f1"],
      [3, 2 * minute, 2, "o1/a1/f2"],
    ]);
    expect(interval).toBe(minute);
    expect(refused).toEqual([]);
  });

  it.each([
    ["1.5", false],
    ["-1", false],
    ["NaN", false],
    ["", false],
    ["1e3", false],
    ["99999999999999999999", false],
    ["3.0", true],
    [" 3", false],
  ])("reads the count %j: %s", async (count, isFine) => {
    const text = [azureHeader, azureRow("f1", { 1245: count }), azureRow("f2", { 1: "4" })].join("\n");
    const { records, refused } = await collect(azure2019, text);
    expect(refused.map(({ line, column, value }) => [line, column, value])).toEqual(isFine ? [] : [[2, "1245", count]]);
    // Of a bad row nothing is taken.
    expect(records.filter(({ functionName }) => functionName === "o1/a1/f1")).toHaveLength(isFine ? 3 : 0);
    expect(records.filter(({ functionName }) => functionName === "o1/a1/f2").length).toBeGreaterThan(0);
  });

  it.each([
    [1441, `${azureRow("f1", {})},0`, 1445],
    [1439, azureRow("f1", {}).slice(0, -2), 1443],
  ])("refuses a row of %i minutes", async (_, row, fields) => {
    const { refused, records } = await collect(azure2019, `${azureHeader}\n${row}\n`);
    expect(refused).toEqual([
      expect.objectContaining({ line: 2, message: expect.stringContaining(`the row has ${fields} fields`) }),
    ]);
    expect(records).toEqual([]);
  });

  it("refuses the header of a second day", async () => {
    const { refused } = await collect(azure2019, `${invocations}\n${azureHeader}\n`);
    expect(refused).toEqual([expect.objectContaining({ line: 4, message: expect.stringMatching(/one day's file/) })]);
  });

  it.each([
    [`${azureHeader},1441`, /1441 columns after Trigger/],
    [azureHeader.slice(0, -5), /1439 columns after Trigger/],
    [azureHeader.replace(",700,", ",7oo,"), /"7oo" stands where minute 700 should/],
    ["HashOwner,HashApp,HashFunction,Average", /expected the minutes/],
    ["a,b\n1,2", /is not a header of azure-2019/],
  ])("cannot be a file with another header (%#)", async (header, message) => {
    const failed = await collect(azure2019, `${header}\n`).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(TraceError);
    expect(failed).toMatchObject({ line: 1, message: expect.stringMatching(message) });
  });

  it("gives nothing for a header without rows", async () => {
    expect((await collect(azure2019, `${azureHeader}\n`)).records).toEqual([]);
  });

  it.skipIf(!hasSharedData)(`counts 742 calls of the real day${needsSharedData}`, async () => {
    const chunks = createReadStream(sharedData("traffic/azure_functions_2019_day_part_a.csv"), "utf8");
    const { records, refused } = await collect(azure2019, "", { chunks });
    expect(refused).toEqual([]);
    const perMinute = new Float64Array(1440);
    for (const { time, count } of records) perMinute[time / minute]! += count;
    expect(perMinute.reduce((sum, count) => sum + count, 0)).toBe(742);
    const most = perMinute.reduce((max, count) => Math.max(max, count), 0);
    expect([most, perMinute.indexOf(most) + 1]).toEqual([17, 1245]);
    expect(Math.max(...records.map(({ time }) => time))).toBe(1439 * minute);
  });
});

describe("azure-2019, companions", () => {
  it("reads percentiles of durations", async () => {
    const { quantiles, records } = await collect(azure2019, durations);
    expect(records).toEqual([]);
    expect(quantiles).toHaveLength(2);
    expect(quantiles[0]).toEqual({
      of: "duration",
      functionName: "o1/a1/f1",
      weight: 40,
      mean: 120_000,
      quantiles: [
        { share: 0, value: 3_000 },
        { share: 0.01, value: 4_000 },
        { share: 0.25, value: 80_000 },
        { share: 0.5, value: 110_000 },
        { share: 0.75, value: 150_000 },
        { share: 0.99, value: 800_000 },
        { share: 1, value: 900_000 },
      ],
    });
  });

  it("reads percentiles of memory, by app, also where functions are named", async () => {
    expect((await collect(azure2019, memory)).quantiles[0]).toMatchObject({
      of: "memory",
      functionName: "o1/a1",
      weight: 300,
      mean: 120 * megabyte,
      quantiles: expect.arrayContaining([{ share: 0.95, value: 160 * megabyte }]),
    });
    const { quantiles } = await collect(azure2019, memoryByFunction);
    expect(quantiles.map(({ functionName, weight }) => [functionName, weight])).toEqual([
      ["o1/a1", 300],
      ["o1/a1", 100],
    ]);
  });

  it.each([
    [
      "o1,a1,f1,120,40,3,900,3,4,80,-110,150,800,900",
      "percentile_Average_50",
      /"-110" in column percentile_Average_50/,
    ],
    ["o1,a1,f1,120,40,3,900,3,4,80,NaN,150,800,900", "percentile_Average_50", /"NaN"/],
    ["o1,a1,f1,120,x,3,900,3,4,80,110,150,800,900", "Count", /"x" in column Count/],
    ["o1,a1,f1,120,40,3,900,3,4,80,70,150,800,900", null, /the percentiles fall: p25 is 80000 and p50 is 70000/],
    ["o1,a1,f1,120,40,3,900", null, /the row has 7 fields; expected 14/],
  ])("refuses %s", async (row, column, message) => {
    const { refused, quantiles } = await collect(azure2019, `${durations.split("\n")[0]}\n${row}\n`);
    expect(quantiles).toEqual([]);
    expect(refused).toEqual([expect.objectContaining({ line: 2, column, message: expect.stringMatching(message) })]);
  });
});
