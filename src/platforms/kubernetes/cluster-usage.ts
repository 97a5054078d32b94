import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import { clusterNeed } from "./clusters.ts";
import { type NodePlatform, nodePlatforms } from "./node-platforms.ts";
import type { PodSettings } from "./pod-settings.ts";

/** Pods cost nothing: their nodes do, with their disks, and the control plane. */
export function clusterUsage({ nodeDisk }: Pick<PodSettings, "nodeDisk">): PoolUsage {
  return ({ nodeTime }, { window, month }) => ({
    nodeHours: nodeTime / microsecondsPer.h,
    clusterHours: window / microsecondsPer.h,
    diskGbMonths: (nodeTime * nodeDisk) / (bytesPerGigabyte * month),
  });
}

/** The prices of all that. */
export function clusterNeeds(settings: PodSettings): readonly PriceNeed[] {
  const { nodePlatform, machine, region, cluster, nodeDisk } = settings;
  const { disk }: NodePlatform = nodePlatforms[nodePlatform];
  return [
    { card: nodePlatform, region, variant: machine, meters: ["nodeHours"] },
    clusterNeed(cluster, region),
    ...(nodeDisk > 0 ? [{ card: disk.card, region, variant: disk.variant, meters: ["diskGbMonths"] as const }] : []),
  ];
}
