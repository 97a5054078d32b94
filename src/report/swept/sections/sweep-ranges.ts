import type { SweepResult, SweptCandidate } from "../../../analysis/sweep/sweep-result.ts";
import type { Cell, Row, Section } from "../../document.ts";
import { type EstimateFormat, formatNumber, nothingObserved } from "../../format-estimate.ts";
import { sweptIn, sweptNames } from "../swept-candidates.ts";

interface Line {
  readonly label: string;
  readonly of: (candidate: SweptCandidate) => number | null;
  readonly format?: EstimateFormat;
  /** True where it is shown only if any cell has some of it. */
  readonly isRare?: boolean;
}

const percent: EstimateFormat = { scale: 100 };

const lines: readonly Line[] = [
  { label: "USD/month", of: ({ cost }) => cost.monthly.mean },
  { label: "USD per million completed", of: ({ cost }) => cost.perMillionRequests.mean },
  { label: "p50, ms", of: ({ latency }) => latency.p50.mean },
  { label: "p95, ms", of: ({ latency }) => latency.p95.mean },
  { label: "p99, ms", of: ({ latency }) => latency.p99.mean },
  { label: "throttled, % of offered", of: ({ throttled }) => throttled.mean, format: percent, isRare: true },
  { label: "rejected, % of offered", of: ({ rejected }) => rejected.mean, format: percent, isRare: true },
  { label: "timed out, % of offered", of: ({ timedOut }) => timedOut.mean, format: percent, isRare: true },
  { label: "failed, % of offered", of: ({ failed }) => failed.mean, format: percent, isRare: true },
  { label: "cold starts, % of served", of: ({ coldStarts }) => coldStarts.mean, format: percent, isRare: true },
  { label: "instances, peak", of: ({ instances }) => instances.peak.mean },
  { label: "utilisation, %", of: ({ instances }) => instances.utilisation.mean, format: percent },
];

/** Each metric of each candidate at its least and its most over all cells in which it is eligible. */
export function sweepRanges(sweep: SweepResult): Section | null {
  const { cells } = sweep;
  const names = sweptNames(sweep);
  const found = names.map((name) => cells.map((cell) => sweptIn(cell, name)).filter((candidate) => candidate !== null));
  if (found.every((candidates) => candidates.length === 0)) return null;
  const shown = lines.filter(({ of, isRare }) => isRare !== true || found.flat().some((one) => (of(one) ?? 0) > 0));
  const rows: Row[] = [
    [
      "acceptable in",
      ...found.map((list) => `${list.filter(({ acceptable }) => acceptable).length} of ${cells.length}`),
    ],
    ...(found.flat().some(({ undecided }) => undecided)
      ? [
          [
            "not decided in",
            ...found.map((list) => `${list.filter(({ undecided }) => undecided).length} of ${cells.length}`),
          ],
        ]
      : []),
    [
      "best in",
      ...names.map((name) => `${cells.filter(({ verdict }) => verdict.best === name).length} of ${cells.length}`),
    ],
    ...shown.map(({ label, of, format }): Cell[] => [label, ...found.map((list) => rangeOf(list.map(of), format))]),
  ];
  const columns = ["", ...names].map((title) => ({ title, align: "left" as const }));
  return { title: "From the least to the most over all cells", blocks: [{ kind: "table", table: { columns, rows } }] };
}

function rangeOf(values: readonly (number | null)[], format?: EstimateFormat): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return nothingObserved;
  const [least, most] = [formatNumber(Math.min(...known), format), formatNumber(Math.max(...known), format)];
  return least === most ? least : `${least} to ${most}`;
}
