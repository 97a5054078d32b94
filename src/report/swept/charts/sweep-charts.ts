import type { SweepResult } from "../../../analysis/sweep/sweep-result.ts";
import type { ChartDescription } from "../../charts/chart-description.ts";
import { axisChart } from "./axis-chart.ts";
import { multiplesChart } from "./multiples-chart.ts";

/** More axes than these, one at a time, would be a folder nobody opens. */
const mostAxes = 8;

/** Cost and p99 along each axis that was varied alone; small multiples of each where axes were crossed. */
export function sweepCharts(sweep: SweepResult): readonly ChartDescription[] {
  const { axes, mode } = sweep;
  const charts =
    axes.length === 1 || mode === "one at a time"
      ? axes.slice(0, mostAxes).map((_, i) => axisChart(sweep, i))
      : [multiplesChart(sweep, "cost"), multiplesChart(sweep, "p99")];
  return charts.filter((chart) => chart !== null);
}
