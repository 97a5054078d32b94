import type { MetricDifference } from "../../analysis/compare/metric-difference.ts";
import type { CsvValue } from "../tidy-csv.ts";

/** The columns of `differenceValues`. */
export const differenceColumns = [
  "candidate",
  "metric",
  "unit",
  "before",
  "before_low",
  "before_high",
  "after",
  "after_low",
  "after_high",
  "difference",
  "difference_low",
  "difference_high",
  "paired",
  "change",
] as const;

/** One difference as a row of a table; shares are 0 to 1. */
export function differenceValues(difference: MetricDifference): readonly CsvValue[] {
  const { candidate, metric, unit, before, after, paired, change } = difference;
  const three = ({ mean, low, high }: MetricDifference["before"]) => [mean, low, high];
  return [candidate, metric, unit, ...three(before), ...three(after), ...three(difference.difference), paired, change];
}

/** A candidate that was simulated on one side only, or on neither, which has nothing to compare. */
export function lonelyValues(candidate: string, where: string): readonly CsvValue[] {
  return [candidate, ...Array.from({ length: differenceColumns.length - 2 }, () => null), where];
}
