import type { MetricDifference } from "../../analysis/compare/metric-difference.ts";
import type { Block, Cell, Row } from "../document.ts";
import { differenceInWords, isClear, meanInWords, metricWords, toneOfChange } from "./metric-words.ts";

/** What the two sides are called above their columns. */
export interface SideTitles {
  readonly before: string;
  readonly after: string;
}

/** One candidate's metrics on both sides, what moved in a table, what is the same in a sentence. */
export function differenceBlocks(differences: readonly MetricDifference[], titles: SideTitles): readonly Block[] {
  const moved = differences.filter(({ change }) => change !== "same");
  const same = differences.filter(({ change }) => change === "same");
  if (moved.length === 0) return [{ kind: "paragraph", text: { text: "Every figure is the same.", tone: "quiet" } }];
  const blocks: Block[] = [{ kind: "table", table: { columns: columnsOf(titles), rows: moved.map(rowOf) } }];
  if (same.length > 0) {
    const figures = same.map((one) => `${metricWords[one.metric].label} ${meanInWords(one, one.after)}`);
    blocks.push({ kind: "paragraph", text: { text: `The same in both: ${figures.join("; ")}.`, tone: "quiet" } });
  }
  return blocks;
}

function columnsOf({ before, after }: SideTitles) {
  return [
    { title: "Metric", align: "left" as const },
    { title: before, align: "left" as const },
    { title: after, align: "left" as const },
    { title: "Difference", align: "left" as const },
    { title: "Change", align: "left" as const },
  ];
}

function rowOf(difference: MetricDifference): Row {
  const { before, after } = difference;
  return [
    metricWords[difference.metric].label,
    meanInWords(difference, before),
    meanInWords(difference, after),
    differenceInWords(difference),
    changeCell(difference),
  ];
}

function changeCell(difference: MetricDifference): Cell {
  const { change } = difference;
  const hasInterval = difference.difference.low !== null;
  const words = isClear(difference) && !hasInterval ? `${change}, noise unknown` : change;
  return { text: words, tone: toneOfChange(difference), bold: isClear(difference) };
}
