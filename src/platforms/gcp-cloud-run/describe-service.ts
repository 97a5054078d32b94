import { formatSize } from "../../units/size.ts";
import type { PoolWords } from "../instance-pool/pool-limits.ts";
import { poolLimits } from "../instance-pool/pool-limits.ts";
import { poolSizeInWords } from "../instance-pool/pool-size-in-words.ts";
import type { Limit } from "../platform.ts";
import { purchaseInWords } from "./commitment.ts";
import type { GcpCloudRunSettings } from "./settings.ts";

const words: PoolWords = { instances: "instances", group: "service" };

/** One sentence about a service. */
export function describeService(settings: GcpCloudRunSettings): string {
  const { instances, region, vcpus, memory, charged, purchase, committed, slots } = settings;
  const size = `${vcpus} vCPU and ${formatSize(memory)}`;
  const bought = purchaseInWords(purchase, committed ?? 0);
  const served = slots === 1 ? "one request" : `${slots} requests`;
  return `Google Cloud Run in ${region}, ${poolSizeInWords(instances)} instances of ${size}, ${charged} billing, ${bought}, ${served} in service per instance.`;
}

/** What a service cannot pass. vCPUs are no limit where some instances have more of them for a while. */
export function serviceLimits(settings: GcpCloudRunSettings, isEach: boolean): readonly Limit[] {
  const limits = poolLimits(settings, words, isEach);
  return settings.boost === null ? limits : limits.filter(({ measuredBy }) => measuredBy !== "peakVcpus");
}
