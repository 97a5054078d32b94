import type { MetricDifference } from "../../analysis/compare/metric-difference.ts";
import type { CsvColumn, CsvValue } from "../csv-text.ts";

/** A row of a table of differences: one metric of one candidate, or a candidate that has nothing to compare. */
export interface DifferenceRow {
  readonly candidate: string;
  /** Null where there is nothing to compare. */
  readonly difference: MetricDifference | null;
  /** The word for the change, or why there is none. */
  readonly change: string;
}

/** A candidate's rows: its differences, or one that says why it has none. */
export function differenceRows(
  candidate: string,
  differences: readonly MetricDifference[],
  why: string,
): readonly DifferenceRow[] {
  if (differences.length === 0) return [{ candidate, difference: null, change: why }];
  return differences.map((difference) => ({ candidate, difference, change: difference.change }));
}

/** The columns of such a table; shares are 0 to 1. */
export const differenceColumns: readonly CsvColumn<DifferenceRow>[] = [
  { name: "candidate", value: ({ candidate }) => candidate },
  column("metric", ({ metric }) => metric),
  column("unit", ({ unit }) => unit),
  ...(["before", "after", "difference"] as const).flatMap((side) => [
    column(side, (one) => one[side].mean),
    column(`${side}_low`, (one) => one[side].low),
    column(`${side}_high`, (one) => one[side].high),
  ]),
  column("paired", ({ paired }) => paired),
  { name: "change", value: ({ change }) => change },
];

function column(name: string, value: (difference: MetricDifference) => CsvValue): CsvColumn<DifferenceRow> {
  return { name, value: ({ difference }) => (difference === null ? null : value(difference)) };
}
