import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import { type AwsFargateSettings, includedDisk } from "./settings.ts";

/** What tasks meter: the vCPUs and the memory that they have, used or not, and storage beyond what is included. */
export function taskUsage({ vcpus, memory, disk }: AwsFargateSettings): PoolUsage {
  const extra = disk - includedDisk;
  return ({ billedTime }) => {
    const hours = billedTime / microsecondsPer.h;
    return {
      vcpuHours: hours * vcpus,
      memoryGbHours: (hours * memory) / bytesPerGigabyte,
      ...(extra > 0 ? { diskGbHours: (hours * extra) / bytesPerGigabyte } : {}),
    };
  };
}
