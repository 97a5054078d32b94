import type { TooltipItem } from "chart.js";
import { fontFamily } from "../report/charts/axes.ts";
import type { ChartDescription } from "../report/charts/chart-description.ts";
import { hoverWords } from "../report/charts/hover-words.ts";
import { ink, paper } from "../report/charts/palette.ts";
import { wordLines } from "../report/charts/wrapped-words.ts";
import "./told-values.ts";

type Item = Pick<TooltipItem<"line" | "bar">, "datasetIndex" | "dataIndex">;

/** Characters of a line in the box beside the pointer. */
const longestLine = 44;

/** What shows beside the pointer: the value under it in the words of the chart's description. */
export function hoverValues(chart: ChartDescription): object {
  const wordsOf = ({ datasetIndex, dataIndex }: Item) => hoverWords(chart, { dataset: datasetIndex, index: dataIndex });
  return {
    enabled: true,
    displayColors: false,
    animation: false,
    backgroundColor: ink,
    titleColor: paper,
    bodyColor: paper,
    padding: 8,
    caretSize: 4,
    bodyFont: { family: fontFamily, size: 12 },
    filter: (item: Item) => wordsOf(item) !== null,
    callbacks: { title: () => "", label: (item: Item) => wordLines(wordsOf(item) ?? "", longestLine) },
  };
}

/** How a value is found: bars by lying under the pointer, points of lines by being the nearest. */
export function hoverInteraction(type: ChartDescription["config"]["type"]): object {
  return type === "bar" ? { mode: "nearest", intersect: true } : { mode: "told", intersect: false };
}
