import { microsecondsPer } from "../../units/duration.ts";
import { type ArrivalSettings, meanRate } from "../../workloads/arrivals/index.ts";
import type { Trace } from "../../workloads/trace.ts";
import type { ReplicationTask } from "./replication-task.ts";

/** About how many requests all stations of a task serve together. */
export function expectedRequests(task: ReplicationTask, traces: ReadonlyMap<string, Trace>): number {
  const arrivals: ArrivalSettings = task.workload.arrivals;
  const seconds = (task.warmUp + task.duration) / microsecondsPer.s;
  return meanRate(arrivals, traces) * seconds * task.stations.length;
}
