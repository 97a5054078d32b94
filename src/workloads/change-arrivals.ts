import { type ArrivalSettings, sumOfAll } from "./arrivals/index.ts";
import type { Workload } from "./workload.ts";

/** The same workload with its arrivals changed: those of every function alike, and so their sum. */
export function changeArrivals(workload: Workload, change: (arrivals: ArrivalSettings) => ArrivalSettings): Workload {
  if (!("functions" in workload)) return { ...workload, arrivals: change(workload.arrivals) };
  const functions = workload.functions.map((one) => ({ ...one, arrivals: change(one.arrivals) }));
  return { ...workload, functions, arrivals: sumOfAll(functions.map(({ arrivals }) => arrivals)) };
}
