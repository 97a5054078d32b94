import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { arrivalSchema, meanRate } from "../../src/workloads/arrivals/index.ts";
import { type TraceArrivals, traceKey } from "../../src/workloads/arrivals/trace.ts";
import { readTrace } from "../../src/workloads/read-trace.ts";
import type { CountTrace, RequestTrace, Trace } from "../../src/workloads/trace.ts";
import { arrive, day, minute } from "./arrivals/run.ts";
import { recordedText } from "./recorded-text.ts";

const data = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const isHere = existsSync(data);
if (!isHere) console.warn("skipped: the recorded traffic of ../shared/data is not beside this checkout");

async function read(file: string, written: object): Promise<{ settings: TraceArrivals; trace: Trace }> {
  const settings = arrivalSchema.parse({ kind: "trace", file, ...written }) as TraceArrivals;
  const recorded = recordedText(readFileSync(data + file, "utf8"));
  return { settings, trace: await readTrace([recorded], settings, { skipBadRows: false }) };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
const perMinute = { columns: { timestamp: "minute", count: "requests" }, interval: "60s" };

describe.skipIf(!isHere)("recorded traffic (needs ../shared/data)", () => {
  it("NASA, July 1995, per minute: 1,891,713 requests, most at 09:49 of the 13th", async () => {
    const { trace } = await read("traffic/nasa_http_per_minute_1995-07.csv", { ...perMinute, to: "1995-08-01" });
    const { counts } = trace as CountTrace;
    expect(sum(counts)).toBe(1_891_713);
    const peak = (Date.UTC(1995, 6, 13, 9, 49) - Date.UTC(1995, 6, 1)) / 60_000;
    expect(counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))).toBe(peak);
    expect(counts[peak]).toBe(405);
  });

  it("World Cup 1998, per minute: 307,662,005 requests in 43 days, minutes without a row being 0", async () => {
    const { settings, trace } = await read("traffic/worldcup98_per_minute_1998-05-01_to_06-12.csv", perMinute);
    expect(sum((trace as CountTrace).counts)).toBe(307_662_005);
    expect(trace.length).toBe(43 * day);
    expect(meanRate(settings, new Map([[traceKey(settings), trace]]))).toBeCloseTo(307_662_005 / (43 * 86_400), 9);
  });

  it("NASA, 13 July 1995, per second: a whole day, replayed second by second", async () => {
    const columns = { timestamp: "second_of_day", count: "requests" };
    const { settings, trace } = await read("traffic/nasa_http_per_second_1995-07-13.csv", { columns, interval: "1s" });
    const { counts } = trace as CountTrace;
    expect(trace.length).toBe(day);
    const { times } = arrive(settings, { length: day, traces: new Map([[traceKey(settings), trace]]) });
    const replayed = new Float64Array(86_400);
    for (const time of times) replayed[Math.floor(time / 1_000_000)]!++;
    expect(replayed).toEqual(counts);
    expect(sum(counts.subarray(9 * 3600 + 49 * 60, 9 * 3600 + 50 * 60))).toBe(405); // the peak of the month
  });

  // Rows as the data's README counts them.
  it.each([
    ["2020-05-23", 10_066],
    ["2020-05-26", 1648],
    ["2020-05-28", 186],
    ["2020-06-06", 290],
    ["2020-06-10", 428],
    ["2020-06-18", 791],
  ])("Lambda experiment of %s: %d requests over 28 hours, in order of arrival", async (date, requests) => {
    const { trace } = await read(`lambda_experiments/aws_lambda_poisson_${date}.csv`, {
      columns: { timestamp: "client_start_time", duration: "client_elapsed_time" },
    });
    const { times, durations, length } = trace as RequestTrace;
    expect(times).toHaveLength(requests);
    expect(times.every((time, i) => i === 0 || time >= times[i - 1]!)).toBe(true);
    expect(Math.abs(length / minute / 60 - 28)).toBeLessThan(0.5);
    const mean = sum(durations as Float64Array) / requests / 1_000_000;
    expect(mean).toBeGreaterThan(1.8); // seconds; the README says about 1.9
    expect(mean).toBeLessThan(2.2);
  });

  it("keeps each duration beside its arrival in the unsorted run of 2020-05-23", async () => {
    const file = "lambda_experiments/aws_lambda_poisson_2020-05-23.csv";
    const columns = { timestamp: "client_start_time", duration: "client_elapsed_time" };
    const { trace } = await read(file, { columns });
    const { times, durations } = trace as RequestTrace;
    const rows = readFileSync(data + file, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    const starts = rows.map((row) => Number(row[8]));
    expect(starts.some((start, i) => i > 0 && start < starts[i - 1]!)).toBe(true); // it is unsorted indeed
    const first = Math.min(...starts);
    for (const row of rows) {
      const at = (Number(row[8]) - first) * 1_000_000;
      const place = times.findIndex((time) => Math.abs(time - at) < 2);
      expect(Math.abs(durations![place]! - Number(row[10]) * 1_000_000)).toBeLessThan(2);
    }
  });

  it("reads ISO times with a space and seven decimals", async () => {
    const { trace } = await read("traffic/azure_llm_2023_code.csv", { columns: { timestamp: "TIMESTAMP" } });
    expect((trace as RequestTrace).times).toHaveLength(8819); // 8,818 line ends and a last line without
  });
});
