import type { Workload } from "../../workloads/workload.ts";
import type { StationRun } from "../station.ts";
import type { PoolUsage } from "./pool-consumption.ts";

/** What a pool is put into. */
export interface PoolContext {
  readonly workload: Workload;
  readonly run: StationRun;
  /** What the platform meters of what the instances have run. */
  readonly usage: PoolUsage;
}
