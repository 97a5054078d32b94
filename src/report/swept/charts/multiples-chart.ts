import type { SweepAxis, SweepCell, SweepResult, SweptCandidate } from "../../../analysis/sweep/sweep-result.ts";
import type { ChartDescription } from "../../charts/chart-description.ts";
import { headline } from "../sweep-sentences.ts";
import { sweptNames } from "../swept-candidates.ts";
import { axisName, axisNumbers, axisWord, evenly, pointName } from "../swept-points.ts";
import { gridChart } from "./grid-chart.ts";
import { sweptLines } from "./swept-lines.ts";
import type { SweptPanel } from "./swept-panel.ts";
import { xAxis } from "./x-axis.ts";

const mostPanels = 12;

const metrics = {
  cost: { word: "Cost", title: "USD/month", estimateOf: ({ cost }: SweptCandidate) => cost.monthly },
  p99: { word: "p99", title: "p99, ms", estimateOf: ({ latency }: SweptCandidate) => latency.p99 },
} as const;

/**
 * Crossed axes as small multiples: one axis along the foot of every panel, a panel for each combination of the others,
 * all on one scale. Null where nothing was simulated.
 */
export function multiplesChart(sweep: SweepResult, metric: keyof typeof metrics): ChartDescription | null {
  const { word, title, estimateOf } = metrics[metric];
  const foot = footAxis(sweep.axes);
  const axis = sweep.axes[foot]!;
  const x = xAxis(axis);
  const names = sweptNames(sweep);
  const apart = x.kind === "words" ? Math.min(0.2, 0.75 / names.length) : 0;
  const all = [...groupsOf(sweep, foot)];
  const shown = evenly(all.length, mostPanels).map((place) => all[place]!);
  const panels = shown.map((cells): SweptPanel => {
    const places = cells.map(({ points }) => x.places[points[foot] ?? 0]!);
    return {
      title: panelTitle(sweep, cells[0]!, foot),
      lines: sweptLines(cells, { names, places, apart, estimateOf }),
    };
  });
  const columns = panels.length <= 3 ? panels.length : panels.length === 4 ? 2 : panels.length <= 9 ? 3 : 4;
  const rows = Math.ceil(panels.length / columns);
  const width = columns <= 2 ? 270 : columns === 3 ? 200 : 165;
  const others = sweep.axes.filter((_, i) => i !== foot);
  const panelsSay = others.length > 1 ? [`panels: ${others.map(axisWord).join(", ")}`] : [];
  const left = all.length > shown.length ? [`${shown.length} of ${all.length} panels, evenly spread`] : [];
  return gridChart(
    { panels, columns, titles: Array(rows).fill(title), hasOneRange: true, x, width, height: rows <= 2 ? 170 : 130 },
    {
      name: `sweep-${metric}`,
      title: `${word} against ${axisName(axis)}`,
      alt: `${word} of each candidate against ${axisName(axis)}, one panel for each value of ${others.map(axisName).join(" and ")}. ${headline(sweep)}`,
      notes: [...panelsSay, ...left],
    },
  );
}

/** The axis along the foot: the last one of numbers, else the last. */
function footAxis(axes: readonly SweepAxis[]): number {
  const numbers = axes.findLastIndex((axis) => axis.paths.length === 1 && axisNumbers(axis) !== null);
  return numbers >= 0 ? numbers : axes.length - 1;
}

/** The cells of each combination of the other axes, in the order of the cells. */
function groupsOf({ cells }: SweepResult, foot: number): IterableIterator<readonly SweepCell[]> {
  const groups = new Map<string, SweepCell[]>();
  for (const cell of cells) {
    const key = cell.points.filter((_, i) => i !== foot).join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  return groups.values();
}

/** With the axis's word where there is one; of several the note says which they are. */
function panelTitle({ axes }: SweepResult, { points }: SweepCell, foot: number): string {
  const others = axes.map((axis, i) => ({ axis, place: points[i] ?? 0 })).filter((_, i) => i !== foot);
  const names = others.map(({ axis, place }) => pointName(axis, place));
  return others.length === 1 ? `${axisWord(others[0]!.axis)} ${names[0]}` : names.join(", ");
}
