import type { SampleSets } from "../../engine/distributions/index.ts";
import type { Trace } from "../../workloads/trace.ts";

/** Recorded data that a task's workload names; by content the task knows it from its `data`. */
export interface RunData {
  /** By `traceKey`. */
  readonly traces: ReadonlyMap<string, Trace>;
  readonly samples: SampleSets;
}
