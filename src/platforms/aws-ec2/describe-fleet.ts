import { formatSize } from "../../units/size.ts";
import type { PoolWords } from "../instance-pool/pool-limits.ts";
import { poolSizeInWords } from "../instance-pool/pool-size-in-words.ts";
import { purchaseInWords } from "./purchase.ts";
import type { AwsEc2Settings } from "./settings.ts";

export const fleetWords: PoolWords = { instances: "machines", group: "fleet" };

/** One sentence about a fleet. */
export function describeFleet(settings: AwsEc2Settings): string {
  const { instances, instance, region, slots, vcpus, memory, purchase, committed, credits } = settings;
  const burst = credits === null ? "" : `, CPU credits ${credits.mode}`;
  const type = `${instance} (${vcpus} vCPU, ${formatSize(memory)}${burst})`;
  return `AWS EC2 in ${region}, ${poolSizeInWords(instances)} ${type}, ${purchaseInWords(purchase, committed ?? 0)}, ${slots} requests in service per machine.`;
}
