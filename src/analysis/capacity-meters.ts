import type { Meter } from "../usage/meter.ts";

/**
 * Meters of rented computing capacity, and by what its use is told: `running`, by the utilisation of the instances, or
 * of the nodes where those are what is rented; `committed`, by the part that instances took up, and their utilisation (a
 * savings plan by the part that requests took up); `provisioned`, by that of provisioned concurrency; `active`, by the time
 * in which always-ready instances were active, as the same bill has it, for those on demand beside them cost nothing while
 * they idle; `waiting`, not at all: it is capacity that served nobody. Memory is
 * rented with the vCPUs and is as idle as they are. Everything else that runs by the clock (clusters, gateways, disks,
 * addresses, people) is used whatever the load.
 */
export const capacityMeters: Readonly<Partial<Record<Meter, CapacityUseKind>>> = {
  instanceHours: "running",
  instanceHours25to50: "running",
  instanceHours50to75: "running",
  instanceHours75to100: "running",
  nodeHours: "running",
  vcpuHours: "running",
  memoryGbHours: "running",
  instanceVcpuSeconds: "running",
  instanceMemoryGbSeconds: "running",
  alwaysReadyGbSeconds: "active",
  committedHours: "committed",
  committedVcpuSeconds: "committed",
  committedMemoryGbSeconds: "committed",
  committedGbSeconds: "committed",
  provisionedGbSeconds: "provisioned",
  idleVcpuSeconds: "waiting",
  idleMemoryGbSeconds: "waiting",
  idleGhzSeconds: "waiting",
};

export type CapacityUseKind = "running" | "committed" | "provisioned" | "active" | "waiting";
