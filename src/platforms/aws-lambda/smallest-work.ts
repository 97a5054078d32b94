import { smallestValue } from "../../engine/distributions/smallest-value.ts";
import type { Workload } from "../../workloads/workload.ts";

/**
 * The shortest time, in microseconds on the wall, that any request of the workload can take; 0 where the work comes
 * from a trace, whose durations are not known before it is read.
 */
export function smallestWork(workload: Workload, wallPerCpu: number): number {
  if (workload.work.from === "trace") return 0;
  return smallestValue(workload.work.cpu) * wallPerCpu + smallestValue(workload.work.io);
}
