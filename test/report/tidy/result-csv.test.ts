import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { CandidateResult } from "../../../src/analysis/result.ts";
import { resultCsv } from "../../../src/report/tidy/result-csv.ts";
import { exampleBreakEven, exampleResult } from "../example-result.ts";

type Row = Readonly<Record<string, string>>;

function rowsOf(csv: string): readonly Row[] {
  const { data } = Papa.parse(csv.trimEnd(), { newline: "\n", delimiter: "," });
  const [names, ...lines] = data;
  for (const line of lines) expect(line).toHaveLength(names!.length);
  return lines.map((line) => Object.fromEntries(names!.map((name, i) => [name, line[i]!])));
}

/** As the table writes a number. */
function digits(value: number): string {
  return String(Number(value.toPrecision(12)));
}

const result = exampleBreakEven();
const [functions] = result.candidates as readonly CandidateResult[];
const rows = rowsOf(resultCsv(result));
const find = (group: string, figure: string, candidate = "Lambda 1 GB") =>
  rows.find((row) => row.candidate === candidate && row.group === group && row.figure === figure);

describe("the table", () => {
  test("its first line is the header that own outputs are known by", () => {
    expect(resultCsv(result).split("\n")[0]).toBe("candidate,platform,region,group,figure,unit,mean,low,high");
  });

  test("a figure has its candidate, its place, its unit and its interval", () => {
    const { mean, low, high } = functions!.latency.p99;
    expect(find("latency", "p99")).toEqual({
      candidate: "Lambda 1 GB",
      platform: "aws-lambda",
      region: "us-east-1",
      group: "latency",
      figure: "p99",
      unit: "ms",
      mean: digits(mean!),
      low: digits(low!),
      high: digits(high!),
    });
  });

  test("fixed and by usage sum to the cost, and so do the amounts of the bill", () => {
    const value = (group: string, figure: string) => Number(find(group, figure, "Two m7g.large")!.mean);
    expect(value("cost", "fixed") + value("cost", "usage")).toBeCloseTo(value("cost", "monthly"), 8);
    expect(value("bill", "Fixed part: amount") + value("bill", "Requests: amount")).toBeCloseTo(
      value("bill", "total"),
      8,
    );
  });

  test("every figure of the contract is there once for each candidate", () => {
    for (const { name } of result.candidates) {
      const own = rows.filter(({ candidate }) => candidate === name).map(({ group, figure }) => `${group} ${figure}`);
      expect(new Set(own).size).toBe(own.length);
      for (const figure of [
        "cost idle",
        "wait p95",
        "requests throttled",
        "cold starts fraction",
        "instances utilisation",
      ])
        expect(own).toContain(figure);
      expect(own).toContain("limits account concurrency: bindsAt");
    }
  });

  test("what no candidate has alone has no candidate: crossings and the range searched", () => {
    const { at, band, monthlyCost } = result.breakEven!.crossings[0]!;
    const pair = "1: Lambda 1 GB | Two m7g.large";
    expect(find("crossings", `${pair}: at`, "")).toMatchObject({
      unit: "requests/s",
      mean: digits(at.mean!),
      platform: "",
    });
    expect(find("crossings", `${pair}: monthlyCost`, "")).toMatchObject({ mean: digits(monthlyCost) });
    if (band !== undefined)
      expect(find("crossings", `${pair}: over the disputed inputs`, "")).toMatchObject({ low: digits(band.low) });
    expect(find("break-even", "searched", "")).toMatchObject({ mean: "", low: "0.4", high: "4000" });
  });

  test("yes and no are numbers; an ineligible candidate says that it is not", () => {
    expect(find("standing", "acceptable")).toMatchObject({ mean: "1", unit: "1 yes, 0 no" });
    const { name, platform, region, description } = functions!;
    const unable = { name, platform, region, description, eligible: false as const, ineligibleBecause: ["no"] };
    const csv = resultCsv({ ...exampleResult(), candidates: [unable] });
    expect(rowsOf(csv)).toEqual([expect.objectContaining({ figure: "eligible", mean: "0" })]);
  });
});

test.each(["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])("no formula: %j", (name) => {
  const csv = resultCsv(exampleBreakEven({ functions: name, machines: `${name}B` }));
  for (const row of rowsOf(csv))
    for (const cell of Object.values(row))
      if (!/^[-+]?[\d.]+(e[-+]\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
});
