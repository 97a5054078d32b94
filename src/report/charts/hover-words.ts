import { formatSignificant } from "../../units/significant.ts";
import type { ChartDescription, Dataset } from "./chart-description.ts";

/** One value of a chart: which data set, and which of its values. */
export interface Hovered {
  readonly dataset: number;
  readonly index: number;
}

/**
 * What a value of a chart says when a reader points at it: "Lambda 1 GB: 487 USD/month at 40 requests/s", or of a bar
 * "Lambda 1 GB, requests: 21 USD/month". Null for helpers (`tooltip: false`) and where there is no such value.
 */
export function hoverWords({ config, hover = {} }: ChartDescription, { dataset, index }: Hovered): string | null {
  const own = config.data.datasets[dataset];
  const value = own?.data[index];
  if (own === undefined || value === undefined || own.tooltip === false) return null;
  const { units = {}, scales = {}, words: named = {}, joiner = "at" } = hover;
  const words = (axis: string, number: number) => {
    const name = named[axis];
    if (name !== undefined) return name(number);
    const unit = units[axis] ?? "";
    return `${formatSignificant(number * (scales[axis] ?? 1))}${unit === "" || unit.startsWith("/") ? unit : ` ${unit}`}`;
  };
  if (typeof value === "number") {
    const bar = config.data.labels?.[index] ?? "";
    return `${[bar, own.label].filter((part) => part !== "").join(", ")}: ${words("x", value)}`;
  }
  // A gap in a line.
  if (Number.isNaN(value.y)) return null;
  return `${own.label}: ${words(axisOf(own, "y"), value.y)} ${joiner} ${words(axisOf(own, "x"), value.x)}`;
}

function axisOf(dataset: Dataset, direction: "x" | "y"): string {
  const axis = dataset[`${direction}AxisID`];
  return typeof axis === "string" ? axis : direction;
}
