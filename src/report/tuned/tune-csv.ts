import type { Estimate } from "../../analysis/result.ts";
import type { TunedSize, TuneResult, WorkingSize } from "../../analysis/tune/tune-result.ts";
import { type CsvColumn, csvText } from "../csv-text.ts";
import { standingOf } from "./tuned-rows.ts";

type TuneColumn = CsvColumn<TunedSize>;

/** A tidy table: one row for each size, units in the names of columns, nothing where nothing is known. */
export function tuneCsv(result: TuneResult): string {
  const { advice } = result;
  const columns: readonly TuneColumn[] = [
    { name: "size", value: ({ name }) => name },
    { name: "memory_mb", value: ({ memoryMegabytes }) => memoryMegabytes },
    { name: "vcpus", value: ({ vcpus }) => vcpus },
    { name: "architecture", value: ({ architecture }) => architecture },
    { name: "provisioned", value: ({ provisioned }) => provisioned },
    { name: "current", value: ({ isCurrent }) => isCurrent },
    { name: "recommended", value: ({ name }) => name === advice.recommended },
    { name: "on_front", value: ({ name }) => advice.front.includes(name) },
    { name: "works", value: ({ works }) => works },
    known("acceptable", (row) => ({ yes: true, no: false, open: null })[standingOf(row)]),
    known("undecided", ({ undecided }) => undecided),
    ...estimates("monthly_cost_usd", ({ cost }) => cost.monthly),
    known("monthly_cost_usd_band_low", ({ cost }) => cost.monthlyBand?.low ?? null),
    known("monthly_cost_usd_band_high", ({ cost }) => cost.monthlyBand?.high ?? null),
    ...estimates("per_million_usd", ({ cost }) => cost.perMillionRequests),
    ...estimates("mean_ms", ({ latency }) => latency.mean),
    ...estimates("p50_ms", ({ latency }) => latency.p50),
    ...estimates("p95_ms", ({ latency }) => latency.p95),
    ...estimates("p99_ms", ({ latency }) => latency.p99),
    known("cold_starts_share", ({ coldStarts }) => coldStarts.mean),
    known("completed_share", ({ completed }) => completed.mean),
    known("throttled_share", ({ throttled }) => throttled.mean),
    known("timed_out_share", ({ timedOut }) => timedOut.mean),
    known("failed_share", ({ failed }) => failed.mean),
    { name: "handler_measured_ms", value: ({ handler }) => handler?.measured ?? null },
    { name: "handler_fitted_ms", value: ({ handler }) => handler?.fitted?.mean ?? null },
    { name: "because", value: (row) => (row.works ? row.unacceptableBecause.join("; ") : row.because.join("; ")) },
  ];
  return csvText(columns, result.sizes);
}

function known(name: string, of: (row: WorkingSize) => number | boolean | string | null): TuneColumn {
  return { name, value: (row) => (row.works ? of(row) : null) };
}

/** The mean under the name itself, the ends of its interval beside it. */
function estimates(name: string, of: (row: WorkingSize) => Estimate): readonly TuneColumn[] {
  return [
    known(name, (row) => of(row).mean),
    known(`${name}_low`, (row) => of(row).low),
    known(`${name}_high`, (row) => of(row).high),
  ];
}
