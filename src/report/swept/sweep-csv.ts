import type { Estimate } from "../../analysis/result.ts";
import type { SweepCell, SweepResult, SweptCandidate } from "../../analysis/sweep/sweep-result.ts";
import { type CsvColumn, csvText } from "../csv-text.ts";

/** One candidate in one cell. */
interface SweptRow {
  readonly cell: SweepCell;
  readonly candidate: SweepCell["candidates"][number];
}

type SweptColumn = CsvColumn<SweptRow>;

/** A tidy table: one row for each candidate in each cell, units in the names of columns, nothing where nothing is known. */
export function sweepCsv(sweep: SweepResult): string {
  const rows = sweep.cells.flatMap((cell) => cell.candidates.map((candidate): SweptRow => ({ cell, candidate })));
  const all = [...sweep.axes.flatMap((_, axis) => axisColumns(sweep, axis)), ...columns];
  return csvText(all, rows);
}

/** The value of each path as it was written; empty where the scenario's own value stays. */
function axisColumns({ axes }: SweepResult, axis: number): readonly SweptColumn[] {
  const { paths, points } = axes[axis]!;
  const pointOf = ({ cell }: SweptRow) => {
    const place = cell.points[axis];
    return place === null || place === undefined ? null : (points[place] ?? null);
  };
  const isLabelled = points.some(({ label }) => label !== null);
  const label: SweptColumn = { name: `${paths[0]} label`, value: (row) => pointOf(row)?.label ?? null };
  return [
    ...paths.map((name, i): SweptColumn => ({ name, value: (row) => pointOf(row)?.values[i] ?? null })),
    ...(isLabelled ? [label] : []),
  ];
}

const columns: readonly SweptColumn[] = [
  { name: "candidate", value: ({ candidate }) => candidate.name },
  { name: "platform", value: ({ candidate }) => candidate.platform },
  { name: "eligible", value: ({ candidate }) => candidate.eligible },
  known("acceptable", ({ acceptable }) => acceptable),
  known("undecided", ({ undecided }) => undecided),
  known("overloaded", ({ overloaded }) => overloaded),
  { name: "best", value: ({ cell, candidate }) => cell.verdict.best === candidate.name },
  { name: "verdict", value: ({ cell }) => cell.verdict.kind },
  ...estimates("monthly_cost_usd", ({ cost }) => cost.monthly),
  ...estimates("per_million_usd", ({ cost }) => cost.perMillionRequests),
  ...estimates("mean_ms", ({ latency }) => latency.mean),
  ...estimates("p50_ms", ({ latency }) => latency.p50),
  ...estimates("p95_ms", ({ latency }) => latency.p95),
  ...estimates("p99_ms", ({ latency }) => latency.p99),
  known("completed_share", ({ completed }) => completed.mean),
  known("throttled_share", ({ throttled }) => throttled.mean),
  known("rejected_share", ({ rejected }) => rejected.mean),
  known("timed_out_share", ({ timedOut }) => timedOut.mean),
  known("failed_share", ({ failed }) => failed.mean),
  known("cold_starts_share", ({ coldStarts }) => coldStarts.mean),
  known("instances_mean", ({ instances }) => instances.mean.mean),
  known("instances_peak", ({ instances }) => instances.peak.mean),
  known("utilisation_share", ({ instances }) => instances.utilisation.mean),
  known("offered_requests", ({ offered }) => offered.mean),
  { name: "replications", value: ({ cell }) => cell.replications },
  { name: "duration_seconds", value: ({ cell }) => cell.durationSeconds },
  {
    name: "ineligible_because",
    value: ({ candidate }) => (candidate.eligible ? null : candidate.ineligibleBecause.join("; ")),
  },
  known("unacceptable_because", ({ unacceptableBecause }) => unacceptableBecause.join("; ")),
];

function known(name: string, of: (candidate: SweptCandidate) => number | boolean | string | null): SweptColumn {
  return { name, value: ({ candidate }) => (candidate.eligible ? of(candidate) : null) };
}

/** The mean under the name itself, the ends of its interval beside it. */
function estimates(name: string, of: (candidate: SweptCandidate) => Estimate): readonly SweptColumn[] {
  return [
    known(name, (candidate) => of(candidate).mean),
    known(`${name}_low`, (candidate) => of(candidate).low),
    known(`${name}_high`, (candidate) => of(candidate).high),
  ];
}
