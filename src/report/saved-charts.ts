import type { Result } from "../analysis/result.ts";
import type { SensitivityResult } from "../analysis/sensitivity/sensitivity-result.ts";
import type { SweepResult } from "../analysis/sweep/sweep-result.ts";
import type { TuneResult } from "../analysis/tune/tune-result.ts";
import type { WhatIfResult } from "../analysis/what-if/what-if-result.ts";
import type { WinnerMap } from "../analysis/winner-map/winner-map-result.ts";
import type { ChartDescription } from "./charts/chart-description.ts";
import { charts } from "./charts/charts.ts";
import { costDifferences } from "./charts/cost-differences.ts";
import { tornado } from "./charts/tornado.ts";
import { tuneCharts } from "./charts/tuned/tune-charts.ts";
import { winnerMapChart } from "./charts/winner-map.ts";
import { sweepCharts } from "./swept/charts/sweep-charts.ts";

type Charts = readonly (ChartDescription | null)[];

/** By the `kind` that an answer carries. */
const chartsByKind: Readonly<Record<string, (answer: never) => Charts>> = {
  sensitivity: (answer: SensitivityResult) => [tornado(answer)],
  sweep: (answer: SweepResult) => sweepCharts(answer),
  tune: (answer: TuneResult) => tuneCharts(answer),
  "what-if": (answer: WhatIfResult) => [costDifferences(answer)],
  "winner-map": (answer: WinnerMap) => [winnerMapChart(answer)],
  comparison: () => [],
};

/**
 * The charts of an answer of any kind, given as its JSON has it. The answer is not checked again: whoever wrote it did,
 * and the page that draws it need not carry every schema.
 */
export function savedCharts(answer: object): readonly ChartDescription[] {
  const kind = "kind" in answer ? answer.kind : undefined;
  const own = typeof kind === "string" && Object.hasOwn(chartsByKind, kind) ? chartsByKind[kind] : undefined;
  const found = own === undefined ? charts(answer as Result) : own(answer as never);
  return found.filter((chart) => chart !== null);
}
