import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Usage } from "../../usage/meter.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import { hoursByQuarter, sustainedNeeds } from "../gcp-compute-engine/sustained-use.ts";
import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import { clusterNeed } from "./clusters.ts";
import { type NodePlatform, nodePlatforms } from "./node-platforms.ts";
import type { PodSettings } from "./pod-settings.ts";

type Nodes = Pick<PodSettings, "nodes" | "nodePlatform" | "machine">;

/** Pods cost nothing: their nodes do, with their disks, and the control plane. */
export function clusterUsage(settings: Nodes & Pick<PodSettings, "nodeDisk">): PoolUsage {
  return ({ nodeTime }, { window, month }) => ({
    ...nodeUsage(settings, nodeTime, window),
    clusterHours: window / microsecondsPer.h,
    diskGbMonths: (nodeTime * settings.nodeDisk) / (bytesPerGigabyte * month),
  });
}

/** Nodes of a fixed number run all the time, so that all quarters of it are discounted; the first is their own meter's. */
function nodeUsage(settings: Nodes, nodeTime: number, window: number): Usage {
  if (!areSustained(settings)) return { nodeHours: nodeTime / microsecondsPer.h };
  const count = settings.nodes?.max ?? 0;
  const { instanceHours: nodeHours, ...later } = hoursByQuarter(new Array(count).fill(window), window);
  return { nodeHours: nodeHours!, ...later };
}

/** Whether the use of these nodes is discounted as they run on: those whose number does not change. */
export function areSustained({ nodes, nodePlatform, machine }: Nodes): boolean {
  const { hasSustainedUse }: NodePlatform = nodePlatforms[nodePlatform];
  return nodes !== null && nodes.min === nodes.max && hasSustainedUse(machine);
}

/** The prices of all that. */
export function clusterNeeds(settings: PodSettings): readonly PriceNeed[] {
  const { nodePlatform, machine, region, cluster, nodeDisk } = settings;
  const { disk }: NodePlatform = nodePlatforms[nodePlatform];
  return [
    { card: nodePlatform, region, variant: machine, meters: ["nodeHours"] },
    ...(areSustained(settings) ? sustainedNeeds({ card: nodePlatform, region, instance: machine }) : []),
    clusterNeed(cluster, region),
    ...(nodeDisk > 0 ? [{ card: disk.card, region, variant: disk.variant, meters: ["diskGbMonths"] as const }] : []),
  ];
}
