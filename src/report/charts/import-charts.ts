import type { ImportedTraffic } from "../../analysis/import-traffic/imported-traffic.ts";
import type { ChartDescription } from "./chart-description.ts";
import { quantileQuantile } from "./quantile-quantile.ts";
import { recordedArrivals } from "./recorded-arrivals.ts";

/** Functions by name that get pictures of their own; more would be a folder nobody opens. */
const mostPictured = 20;

/** How well an import fits: arrivals over time, and Q-Q pictures of work and cold start, of each workload. */
export function importCharts({ workloads, isCalendar }: ImportedTraffic): readonly ChartDescription[] {
  return workloads.slice(0, mostPictured).flatMap((workload, index) => {
    const { work, coldStart, name } = workload;
    const prefix = name === "" ? "" : `function-${index + 1}-`;
    return [
      recordedArrivals(workload, { name: `${prefix}arrivals`, isCalendar }),
      work.kind === "fitted" ? quantileQuantile(work.sample, { name: `${prefix}work`, what: "Work" }) : null,
      coldStart === null ? null : quantileQuantile(coldStart, { name: `${prefix}cold-start`, what: "Cold start" }),
    ].filter((chart) => chart !== null);
  });
}
