import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { TuneResult } from "../../../src/analysis/tune/tune-result.ts";
import { tuneCsv } from "../../../src/report/tuned/tune-csv.ts";
import {
  adviceOf,
  bothArchitectures,
  closedForm,
  exactly,
  failingSize,
  thirtySizes,
  tuneCase,
  workingSize,
} from "./tune-case.ts";

type Row = Readonly<Record<string, string>>;

/** Rows by the names of their columns. */
function rowsOf(result: TuneResult): readonly Row[] {
  const [names = [], ...rows] = Papa.parse(tuneCsv(result).replace(/\n$/, ""), { delimiter: ",", newline: "\n" }).data;
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
}

const estimates = (name: string) => [name, `${name}_low`, `${name}_high`];

describe("a tidy table", () => {
  test("has these columns, with their units", () => {
    expect(tuneCsv(thirtySizes()).split("\n")[0]!.split(",")).toEqual([
      ...["size", "memory_mb", "vcpus", "architecture", "provisioned", "current", "recommended", "on_front"],
      ...["works", "acceptable", "undecided"],
      ...estimates("monthly_cost_usd"),
      ...["monthly_cost_usd_band_low", "monthly_cost_usd_band_high"],
      ...["per_million_usd", "mean_ms", "p50_ms", "p95_ms", "p99_ms"].flatMap(estimates),
      ...["cold_starts_share", "completed_share", "throttled_share", "timed_out_share", "failed_share"],
      ...["handler_measured_ms", "handler_fitted_ms", "because"],
    ]);
  });

  test("a size in figures: 40 USD and 100 ms", () => {
    const size = workingSize(
      "256 MB",
      { at: 256, monthly: 40, mean: 100 },
      { isCurrent: true, provisioned: 2, architecture: "arm64", handler: { measured: 90, fitted: exactly(95) } },
    );
    const banded = { ...size, cost: { ...size.cost, monthlyBand: { low: 32, high: 48 } } };
    const [row] = rowsOf(tuneCase([banded], adviceOf("256 MB")));
    expect(row).toMatchObject({
      ...{ size: "256 MB", memory_mb: "256", architecture: "arm64", provisioned: "2", current: "true" },
      ...{ recommended: "true", on_front: "true", works: "true", acceptable: "true", undecided: "false" },
      ...{ monthly_cost_usd: "40", monthly_cost_usd_low: "39.6", monthly_cost_usd_high: "40.4" },
      ...{ monthly_cost_usd_band_low: "32", monthly_cost_usd_band_high: "48", per_million_usd: "4" },
      ...{ mean_ms: "100", p50_ms: "90", p95_ms: "200", p95_ms_low: "196", p95_ms_high: "204", p99_ms: "300" },
      ...{ cold_starts_share: "0.004", completed_share: "1", throttled_share: "0", because: "" },
      ...{ handler_measured_ms: "90", handler_fitted_ms: "95" },
    });
  });

  test("one row for each size, in their order, however many", () => {
    const result = bothArchitectures();
    expect(rowsOf(result).map(({ size }) => size)).toEqual(result.sizes.map(({ name }) => name));
    expect(rowsOf(thirtySizes())).toHaveLength(30);
  });

  test("a size that cannot serve has its reasons and nothing else", () => {
    const sizes = [
      failingSize("128 MB", ["needs 200 MB", "no such region"]),
      workingSize("1", { at: 1, monthly: 1, mean: 1 }),
    ];
    const [row] = rowsOf(tuneCase(sizes, adviceOf("1")));
    const { size, memory_mb, vcpus, current, recommended, on_front, works, because, ...others } = row!;
    expect([size, memory_mb, current, recommended, on_front, works]).toEqual([
      ...["128 MB", "128", "false", "false", "false", "false"],
    ]);
    expect(Number(vcpus)).toBeCloseTo(128 / 1769, 10);
    expect(because).toBe("needs 200 MB; no such region");
    expect(new Set(Object.values(others))).toEqual(new Set([""]));
  });

  test("what closed forms do not know is empty", () => {
    for (const row of rowsOf(closedForm())) {
      expect([row.p95_ms, row.p99_ms, row.monthly_cost_usd_low, row.completed_share]).toEqual(["", "", "", ""]);
      expect(Number(row.mean_ms)).toBeGreaterThan(0);
      expect(row.undecided).toBe("true");
    }
  });

  test("why a size is not acceptable stands in its row", () => {
    const missed = rowsOf(thirtySizes()).filter(({ works, acceptable }) => works === "true" && acceptable === "false");
    expect(missed.map(({ size, because }) => [size, because])).toEqual([
      ["320 MB", "p95 < 500ms: missed"],
      ["640 MB", "p95 < 500ms: missed"],
    ]);
  });
});
