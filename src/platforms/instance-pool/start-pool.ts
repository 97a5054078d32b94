import type { Workload } from "../../workloads/workload.ts";
import { SeparateStations } from "../many-functions/separate-stations.ts";
import type { Station } from "../station.ts";
import { InstancePool } from "./instance-pool.ts";
import type { PoolContext } from "./pool-context.ts";
import type { PoolSettings } from "./pool-settings.ts";

/**
 * One pool for the workload; where its functions share nothing, one for each. Settings that depend on whom a pool serves
 * are given as a function of it.
 */
export function startPool(
  settings: PoolSettings | ((served: Workload) => PoolSettings),
  { workload, run, usage }: PoolContext,
): Station {
  const settingsFor = typeof settings === "function" ? settings : () => settings;
  const isOnePool = !("functions" in workload) || workload.sharing === "account";
  if (isOnePool) return new InstancePool(settingsFor(workload), { workload, run, usage });
  return new SeparateStations(
    workload,
    run,
    (one, own) => new InstancePool(settingsFor(one), { workload: one, run: own, usage }),
  );
}
