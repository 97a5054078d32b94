import type { SweepResult } from "../../../analysis/sweep/sweep-result.ts";
import type { ChartDescription } from "../../charts/chart-description.ts";
import { axisFigure } from "../sections/point-tables.ts";
import { axisSentences, cellsAlong, headline } from "../sweep-sentences.ts";
import { sweptNames } from "../swept-candidates.ts";
import { axisName } from "../swept-points.ts";
import { gridChart } from "./grid-chart.ts";
import { sweptLines } from "./swept-lines.ts";
import { xAxis } from "./x-axis.ts";

/** Cost above p99 along one axis, a line or a row of markers for each candidate; null where nothing was simulated. */
export function axisChart(sweep: SweepResult, index: number): ChartDescription | null {
  const axis = sweep.axes[index]!;
  const names = sweptNames(sweep);
  const cells = cellsAlong(sweep.cells, index);
  const x = xAxis(axis);
  const places = cells.map(({ points }) => x.places[points[index] ?? 0]!);
  const apart = x.kind === "words" ? Math.min(0.16, 0.7 / names.length) : 0;
  const lines = { names, places, apart };
  const panels = [
    { title: null, lines: sweptLines(cells, { ...lines, estimateOf: ({ cost }) => cost.monthly }) },
    { title: null, lines: sweptLines(cells, { ...lines, estimateOf: ({ latency }) => latency.p99 }) },
  ];
  const sentence = axisSentences(sweep)[index] ?? headline(sweep);
  return gridChart(
    { panels, columns: 1, titles: ["cost, USD/month", "p99, ms"], hasOneRange: false, x, width: 520, height: 190 },
    {
      name: axisFigure(sweep.axes.length, index),
      title: `Cost and p99 against ${axisName(axis)}`,
      alt: `Monthly cost and p99 latency of each candidate against ${axisName(axis)}. ${sentence}`,
      notes: [],
    },
  );
}
