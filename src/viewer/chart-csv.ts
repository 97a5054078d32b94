import type { ChartDescription, Dataset } from "../report/charts/chart-description.ts";
import { wordedAxis } from "./axis-words.ts";
import { csvOfRows } from "./csv-of-rows.ts";

const significantDigits = 6;

/** The figures behind a chart as CSV, one row for each point or bar; null where it draws none of its figures by lines. */
export function chartCsv({ config }: ChartDescription): string | null {
  const { data, options } = config;
  const datasets = data.datasets.filter(({ tooltip }) => tooltip !== false);
  if (datasets.length === 0) return null;
  const scales = (options.scales ?? {}) as Readonly<Record<string, unknown>>;
  const titleOf = (axis: string) => wordedAxis(scales[axis]).title;
  const rows = datasets.flatMap((dataset) =>
    dataset.data.map((point, place) => {
      if (typeof point === "number") return [dataset.label, data.labels?.[place] ?? "", titleOf("x"), written(point)];
      return [dataset.label, written(point.x), titleOf(axisOf(dataset, "y")), written(point.y)];
    }),
  );
  const first = datasets[0]!;
  const along = data.labels === undefined ? titleOf(axisOf(first, "x")) : "of";
  return csvOfRows([["line", along, "quantity", "value"], ...rows]);
}

function written(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(significantDigits))) : "";
}

/** The axis that a line stands on, or runs along. */
function axisOf(dataset: Dataset, direction: "x" | "y"): string {
  const axis = dataset[`${direction}AxisID`];
  return typeof axis === "string" ? axis : direction;
}
