import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { sweepForms } from "../../../src/report/swept/sweep-forms.ts";
import { axisOf, cellOf, exampleTriple, exampleWords, leftOut, sweepOf, sweptCandidate } from "./example-sweep.ts";

type Sweep = Parameters<typeof sweepForms>[0];

function csvOf(sweep: Sweep): string {
  return sweepForms(sweep).csv!();
}

/** Rows by the names of their columns. */
function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...rows] = Papa.parse(csv.replace(/\n$/, ""), { delimiter: ",", newline: "\n" }).data;
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
}

describe("a tidy table", () => {
  test("has a row for each candidate in each cell, with units in the names of its columns", () => {
    const sweep = sweepOf(
      [axisOf("seed", ["1"])],
      [cellOf([0], [sweptCandidate("A", 1 / 3, 250), leftOut("B", "too large")])],
    );
    expect(csvOf(sweep)).toBe(
      [
        "seed,candidate,platform,eligible,acceptable,undecided,overloaded,best,verdict,monthly_cost_usd,monthly_cost_usd_low,monthly_cost_usd_high,per_million_usd,per_million_usd_low,per_million_usd_high,mean_ms,mean_ms_low,mean_ms_high,p50_ms,p50_ms_low,p50_ms_high,p95_ms,p95_ms_low,p95_ms_high,p99_ms,p99_ms_low,p99_ms_high,completed_share,throttled_share,rejected_share,timed_out_share,failed_share,cold_starts_share,instances_mean,instances_peak,utilisation_share,offered_requests,replications,duration_seconds,ineligible_because,unacceptable_because",
        "1,A,aws-lambda,true,true,false,false,true,cheaper,0.333333333333,0.316666666667,0.35,0.0833333333333,0.0791666666667,0.0875,62.5,61.25,63.75,50,49,51,125,122.5,127.5,250,225,275,1,0,0,0,0,0,3,6,0.4,2000,5,3600,,",
        `1,B,aws-ec2,false,,,,false,cheaper,${",".repeat(28)}5,3600,too large,`,
        "",
      ].join("\n"),
    );
  });

  test("labels of a triple stand in a column of their own", () => {
    const rows = rowsOf(csvOf(exampleTriple()));
    expect(rows.map((row) => [row["workload.work.io"], row["workload.work.io label"]])).toEqual(
      ["low", "typical", "high"].flatMap((label, i) => Array(2).fill([["10ms", "30ms", "200ms"][i], label])),
    );
  });

  test("every path that moves with others has its column; an axis at rest is empty", () => {
    const moving = { paths: ["a", "b"], points: [{ label: null, values: ["1", "x y"] }] };
    const cells = [cellOf([0, null], [sweptCandidate("A", 1, 1)]), cellOf([null, 0], [sweptCandidate("A", 1, 1)])];
    const rows = rowsOf(csvOf(sweepOf([moving, axisOf("c", ["3"])], cells, { mode: "one at a time" })));
    expect(rows.map(({ a, b, c }) => [a, b, c])).toEqual([
      ["1", "x y", ""],
      ["", "", "3"],
    ]);
  });

  test("values that hold commas and quotes are quoted", () => {
    const rows = rowsOf(csvOf(exampleWords()));
    expect(rows.at(-1)).toMatchObject({
      "workload.arrivals.kind": "{kind: bursty, rate: 10/s, burstRate: 90/s}",
      candidate: "Two m7g.large",
      best: "false",
      ineligible_because: "needs 9 GB of memory, has 8; the largest that fits is 8 GB",
    });
  });

  test("why a candidate is not acceptable, and whether too few requests are all that stands against it", () => {
    const because = ["p99 < 500ms: too few requests", "p95 < 1s: too few requests"];
    const open = sweptCandidate("A", 1, 1, { acceptable: false, undecided: true, unacceptableBecause: because });
    const over = sweptCandidate("B", 1, 1, {
      acceptable: false,
      overloaded: true,
      unacceptableBecause: ["overloaded"],
    });
    const rows = rowsOf(csvOf(sweepOf([axisOf("a", ["1"])], [cellOf([0], [open, over])])));
    expect(
      rows.map(({ acceptable, undecided, unacceptable_because }) => [acceptable, undecided, unacceptable_because]),
    ).toEqual([
      ["false", "true", "p99 < 500ms: too few requests; p95 < 1s: too few requests"],
      ["false", "false", "overloaded"],
    ]);
  });

  test("nothing observed is an empty field", () => {
    const nothing = { mean: null, low: null, high: null };
    const latency = { mean: nothing, p50: nothing, p95: nothing, p99: nothing };
    const [row] = rowsOf(csvOf(sweepOf([axisOf("a", ["1"])], [cellOf([0], [sweptCandidate("A", 1, 1, { latency })])])));
    expect([row!.p99_ms, row!.p99_ms_low, row!.mean_ms]).toEqual(["", "", ""]);
  });
});

describe("no field is a formula", () => {
  const sweepNamed = (name: string) =>
    sweepOf([axisOf("a", [name])], [cellOf([0], [sweptCandidate(name, 1, 1), leftOut(`${name}B`, name)])]);

  test.each([
    ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
    ["+1+1", "'+1+1"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "' =1"],
    ["\r=1", "' =1"],
    ["  =1", "'  =1"],
    ["＝1+1", "'＝1+1"],
    ["\u001b[31mred", "\\u001b[31mred"],
    ["a\nb", "a b"],
  ])("%j", (name, shown) => {
    const [row, other] = rowsOf(csvOf(sweepNamed(name)));
    expect([row!.a, row!.candidate, other!.ineligible_because]).toEqual([shown, shown, shown]);
  });

  test.each(["-1", "+2", "-1.5e3", "40/s"])("%s stays what it is", (value) => {
    expect(rowsOf(csvOf(sweepNamed(value)))[0]!.a).toBe(value);
  });

  test("whatever a name is, the table keeps its shape", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."=+-@\t\r\n,\"';| \u0000\u202e") }),
    );
    fc.assert(
      fc.property(name, (name) => {
        const csv = csvOf(sweepNamed(name));
        const rows = Papa.parse(csv.replace(/\n$/, ""), { delimiter: ",", newline: "\n" }).data;
        expect(rows.map((row) => row.length)).toEqual([41, 41, 41]);
        expect(csv.split("\n")).toHaveLength(4);
        expect(csv).not.toContain("\r");
        const formulas = rows.flat().filter((field) => /^\s*[=+\-@]/.test(field) && Number.isNaN(Number(field)));
        expect(formulas).toEqual([]);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
