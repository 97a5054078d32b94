import type { PoolConsumption } from "./pool-consumption.ts";
import type { PoolSettings } from "./pool-settings.ts";

/** vCPU time that there was to use, microseconds: that of the nodes where there are some, else of the instances. */
export function availableTime(
  { vcpus, nodes, boost, billing }: PoolSettings,
  { billedTime, runningTime, boostedTime, nodeTime }: PoolConsumption,
): number {
  if (nodes !== null) return nodes.vcpus * nodeTime;
  const boosted = boost === null ? 0 : (boost.vcpus - vcpus) * boostedTime;
  return vcpus * (billing.activeStep === null ? billedTime : runningTime) + boosted;
}
