import type { Result } from "../../analysis/result.ts";
import { type CsvColumn, csvText } from "../csv-text.ts";
import { breakEvenFigures } from "./break-even-figures.ts";
import { candidateFigures, yes } from "./candidate-figures.ts";
import type { TidyFigure } from "./tidy-figure.ts";

interface TidyRow extends TidyFigure {
  /** Null where the figure is of no single candidate. */
  readonly candidate: string | null;
}

/**
 * The result as a tidy table: a row for each figure of each candidate, with its interval where it has one. What was not
 * observed is an empty cell; of a figure without an interval, so are low and high.
 */
export function resultCsv(result: Result): string {
  const { candidates, breakEven } = result;
  const places = new Map(candidates.map(({ name, platform, region }) => [name, { platform, region }]));
  const place = ({ candidate }: TidyRow) => (candidate === null ? undefined : places.get(candidate));
  const columns: readonly CsvColumn<TidyRow>[] = [
    { name: "candidate", value: ({ candidate }) => candidate },
    { name: "platform", value: (row) => place(row)?.platform ?? null },
    { name: "region", value: (row) => place(row)?.region ?? null },
    { name: "group", value: ({ group }) => group },
    { name: "figure", value: ({ figure }) => figure },
    { name: "unit", value: ({ unit }) => unit },
    { name: "mean", value: ({ value }) => value.mean },
    { name: "low", value: ({ value }) => value.low },
    { name: "high", value: ({ value }) => value.high },
  ];
  const own = candidates.flatMap((candidate): TidyRow[] => {
    const figures = candidate.eligible ? candidateFigures(candidate) : [yes("standing", "eligible", false)];
    return figures.map((figure) => ({ ...figure, candidate: candidate.name }));
  });
  return csvText(columns, [...own, ...(breakEven === undefined ? [] : breakEvenFigures(breakEven))]);
}
