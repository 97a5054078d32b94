import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import type { MachineSettings } from "./machine-settings.ts";
import { diskUsage, hoursUsage } from "./machine-usage.ts";

/** What machines meter that are billed for their hours and their disks. */
export function rentedUsage(settings: MachineSettings): PoolUsage {
  return (consumed, span) => ({ ...hoursUsage(settings, consumed, span), ...diskUsage(settings, consumed, span) });
}
