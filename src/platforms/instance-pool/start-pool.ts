import { SeparateStations } from "../many-functions/separate-stations.ts";
import type { Station } from "../station.ts";
import { InstancePool } from "./instance-pool.ts";
import type { PoolContext } from "./pool-context.ts";
import type { PoolSettings } from "./pool-settings.ts";

/** One pool for the workload; where its functions share nothing, one for each. */
export function startPool(settings: PoolSettings, { workload, run, usage }: PoolContext): Station {
  const isOnePool = !("functions" in workload) || workload.sharing === "account";
  if (isOnePool) return new InstancePool(settings, { workload, run, usage });
  return new SeparateStations(
    workload,
    run,
    (one, own) => new InstancePool(settings, { workload: one, run: own, usage }),
  );
}
