import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import { committedUsage, diskUsage } from "../machines/machine-usage.ts";
import { rentedUsage } from "../machines/rented-usage.ts";
import type { GcpComputeEngineSettings } from "./settings.ts";
import { hoursByQuarter, isSustained } from "./sustained-use.ts";

/** What machines and disks meter; where sustained use is discounted, hours by quarters, those beyond the commitment. */
export function computeEngineUsage(settings: GcpComputeEngineSettings): PoolUsage {
  if (!isSustained(settings)) return rentedUsage(settings);
  return (consumed, span) => ({
    ...hoursByQuarter(consumed.stackedTime.slice(settings.committed ?? 0), span.window),
    ...committedUsage(settings, span.window),
    ...diskUsage(settings, consumed, span),
  });
}
