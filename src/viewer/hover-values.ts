import type { TooltipItem } from "chart.js";
import { fontFamily } from "../report/charts/axes.ts";
import { ink, paper } from "../report/charts/palette.ts";
import { formatSignificant } from "../units/significant.ts";
import { valueInWords, wordedAxis } from "./axis-words.ts";

type Item = TooltipItem<"line" | "bar">;

/** The values that show where the pointer is, by our own rules for numbers, with the units of the axes. */
export const hoverValues = {
  enabled: true,
  displayColors: false,
  animation: false,
  backgroundColor: ink,
  titleColor: paper,
  bodyColor: paper,
  padding: 8,
  caretSize: 4,
  titleFont: { family: fontFamily, size: 12, weight: "bold" },
  bodyFont: { family: fontFamily, size: 12 },
  callbacks: {
    title: ([item]: readonly Item[]) => (item === undefined ? "" : item.dataset.label),
    label: (item: Item) => labelOf(item),
  },
} as const;

function labelOf({ chart, dataset, dataIndex, parsed, label }: Item): string | string[] {
  const isLying = chart.options.indexAxis === "y";
  if (isLying) {
    const axis = wordedAxis(chart.options.scales?.x);
    return [
      `${chart.data.labels?.[dataIndex] ?? label}`,
      `${formatSignificant(Number(parsed.x), 4)} ${unitOf(axis.title)}`,
    ];
  }
  const y = wordedAxis(chart.options.scales?.[yAxisOf(dataset)]);
  const x = wordedAxis(chart.options.scales?.[xAxisOf(dataset)]);
  return [valueInWords(y, Number(parsed.y)), `at ${valueInWords(x, Number(parsed.x))}`];
}

/** The axis that a line stands on. */
export function yAxisOf(dataset: object): string {
  return "yAxisID" in dataset && typeof dataset.yAxisID === "string" ? dataset.yAxisID : "y";
}

/** The axis that a line runs along. */
export function xAxisOf(dataset: object): string {
  return "xAxisID" in dataset && typeof dataset.xAxisID === "string" ? dataset.xAxisID : "x";
}

function unitOf(title: string): string {
  return title.slice(title.lastIndexOf(", ") < 0 ? 0 : title.lastIndexOf(", ") + 2);
}
