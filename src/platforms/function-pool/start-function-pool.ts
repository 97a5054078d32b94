import type { Workload } from "../../workloads/workload.ts";
import { SeparateStations } from "../many-functions/separate-stations.ts";
import type { Station, StationRun } from "../station.ts";
import { FunctionGroup } from "./function-group.ts";
import type { FunctionMeters } from "./function-meters.ts";
import { FunctionPool } from "./function-pool.ts";
import type { FunctionPoolSettings } from "./function-pool-settings.ts";

export interface FunctionPoolStart {
  readonly workload: Workload;
  readonly run: StationRun;
  readonly meters: FunctionMeters;
}

/** A pool for each function of the workload: of one account where they share it, each on its own where they share nothing. */
export function startFunctionPool(
  settings: FunctionPoolSettings,
  { workload, run, meters }: FunctionPoolStart,
): Station {
  if (!("functions" in workload)) return new FunctionPool(settings, { workload, run, meters });
  if (workload.sharing === "account") return new FunctionGroup(settings, workload, { run, meters });
  return new SeparateStations(
    workload,
    run,
    (one, own) => new FunctionPool(settings, { workload: one, run: own, meters }),
  );
}
