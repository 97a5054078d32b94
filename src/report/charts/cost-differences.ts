import type { Estimate } from "../../analysis/result.ts";
import type { WhatIfResult } from "../../analysis/what-if/what-if-result.ts";
import { formatDifference } from "../format-difference.ts";
import { changeLabel } from "../what-if/change-label.ts";
import { commonOptions, fontFamily, linearAxis } from "./axes.ts";
import type { ChartDescription } from "./chart-description.ts";
import { costWhiskers } from "./cost-whiskers.ts";
import { nameLines, whitePaper } from "./draw-text.ts";
import { lineKey, roomForKey } from "./line-key.ts";
import { ink, lookOf, quietInk } from "./palette.ts";

/** What a bar shows: one candidate's cost with one change, less its cost without. */
export interface CostBar {
  readonly candidate: string;
  /** USD a month, by change; null where there is nothing to compare. */
  readonly differences: readonly (Estimate | null)[];
}

/** Changes that one picture can hold. */
const mostChanges = 12;

/** How much each change moves each candidate's monthly cost, with its interval. Null where no cost can be compared. */
export function costDifferences({ baseline, changes }: WhatIfResult): ChartDescription | null {
  const shown = changes.slice(0, mostChanges);
  const bars = baseline.candidates.flatMap(({ name }, index) => {
    const differences = shown.map(
      (change) => change.differences.find((one) => one.candidate === name && one.metric === "cost")?.difference ?? null,
    );
    return differences.every((one) => one === null) ? [] : [{ candidate: name, differences, look: lookOf(index) }];
  });
  if (bars.length === 0) return null;
  const title = "What each change does to the monthly cost";
  const note = "lines: 95 % intervals of the dice";
  const labels = shown.map((change) => nameLines(changeLabel(change), { length: 30, most: 3 }));
  const key = bars.map(({ candidate, look }) => ({ name: candidate, look: { ...look, dash: [] }, hasPoint: false }));
  const [min, max] = rangeOf(bars);
  const left = shown.length < changes.length ? ` (the first ${mostChanges} of ${changes.length} changes)` : "";
  return {
    name: "cost-differences",
    title,
    alt: altOf(
      bars,
      shown.map((change) => changeLabel(change)),
    ),
    width: 800,
    height: 130 + shown.length * Math.max(52, 16 + bars.length * 24),
    hover: { units: { x: "USD/month" } },
    config: {
      type: "bar",
      data: {
        labels: shown.map((change) => changeLabel(change)),
        datasets: bars.map(({ candidate, differences, look }) => ({
          label: candidate,
          data: differences.map((one) => one?.mean ?? 0),
          backgroundColor: look.color,
          barPercentage: 0.85,
          categoryPercentage,
        })),
      },
      options: {
        ...commonOptions(title, { right: roomForKey(bars.map(({ candidate }) => candidate)), note: note + left }),
        indexAxis: "y",
        scales: {
          x: {
            ...linearAxis("bottom", { title: "difference of cost, USD/month" }),
            suggestedMin: min,
            suggestedMax: max,
          },
          y: {
            grid: { display: false },
            border: { color: quietInk },
            ticks: {
              color: ink,
              autoSkip: false,
              font: { family: fontFamily, size: 12 },
              callback: (index: number) => [...(labels[index] ?? [])],
            },
          },
        },
      },
      plugins: [whitePaper, lineKey(key), costWhiskers(bars, categoryPercentage)],
    },
  };
}

/** The share of a change's height that its bars take. */
const categoryPercentage = 0.8;

/** Around every bar, its interval and zero, with room for the figures at the bars' ends. */
function rangeOf(bars: readonly CostBar[]): readonly [min: number, max: number] {
  const known = bars.flatMap(({ differences }) => differences.flatMap((one) => one ?? []));
  const ends = known.flatMap(({ mean, low, high }) => [mean ?? 0, low ?? 0, high ?? 0]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (most - least || 1) * 0.24;
  return [least < 0 || most === 0 ? least - room : 0, most > 0 || least === 0 ? most + room : 0];
}

function altOf(bars: readonly CostBar[], labels: readonly string[]): string {
  const sentences = labels.map((label, i) => {
    const each = bars.flatMap(({ candidate, differences }) => {
      const difference = differences[i] ?? null;
      return difference === null ? [] : [`${candidate} ${formatDifference(difference, { unit: " USD/month" })}`];
    });
    return `With ${label}: ${each.length === 0 ? "nothing to compare" : each.join(", ")}.`;
  });
  return `Difference of monthly cost by change and candidate. ${sentences.join(" ")}`;
}
