import type { OneFunction } from "../../workloads/workload.ts";
import type { StationRun } from "../station.ts";
import type { FunctionMeters } from "./function-meters.ts";
import type { AccountShare } from "./shared-account.ts";

/** What a function's pool is put into. */
export interface FunctionContext {
  readonly workload: OneFunction;
  readonly run: StationRun;
  readonly meters: FunctionMeters;
  /** The account, where several functions share it; requests then come one by one, from `FunctionGroup`. */
  readonly account?: AccountShare;
}
