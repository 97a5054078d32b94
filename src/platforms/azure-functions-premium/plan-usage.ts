import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Meter } from "../../usage/meter.ts";
import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import type { AzureFunctionsPremiumSettings } from "./settings.ts";

export const planMeters: readonly Meter[] = ["vcpuHours", "memoryGbHours"];

/** What a plan meters: the vCPUs and the memory of the instances that are allocated, used or not; executions cost nothing. */
export function planUsage({ vcpus, memory }: AzureFunctionsPremiumSettings): PoolUsage {
  return ({ billedTime }) => {
    const hours = billedTime / microsecondsPer.h;
    return { vcpuHours: hours * vcpus, memoryGbHours: (hours * memory) / bytesPerGigabyte };
  };
}
