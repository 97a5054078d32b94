import type { ChartDescription } from "../report/charts/chart-description.ts";
import { wordedAxis } from "./axis-words.ts";
import { csvOfRows } from "./csv-of-rows.ts";
import { xAxisOf, yAxisOf } from "./hover-values.ts";

const significantDigits = 6;

/** The figures behind a chart as CSV, one row for each point or bar; null where it draws none of its figures by lines. */
export function chartCsv({ config }: ChartDescription): string | null {
  const { data, options } = config;
  const { datasets } = data;
  if (datasets.length === 0) return null;
  const scales = (options.scales ?? {}) as Readonly<Record<string, unknown>>;
  const titleOf = (axis: string) => wordedAxis(scales[axis]).title;
  const rows = datasets.flatMap((dataset) =>
    dataset.data.map((point, place) => {
      if (typeof point === "number") return [dataset.label, data.labels?.[place] ?? "", titleOf("x"), written(point)];
      return [dataset.label, written(point.x), titleOf(yAxisOf(dataset)), written(point.y)];
    }),
  );
  const first = datasets[0]!;
  const along = data.labels === undefined ? titleOf(xAxisOf(first)) : "of";
  return csvOfRows([["line", along, "quantity", "value"], ...rows]);
}

function written(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(significantDigits))) : "";
}
