import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import { diskUsage, hoursUsage } from "../machines/machine-usage.ts";
import type { AwsEc2Settings } from "./settings.ts";

/** What the machines and their disks meter, and surplus CPU credits where the type has them. */
export function fleetUsage(settings: AwsEc2Settings): PoolUsage {
  return (consumed, span) => ({
    ...hoursUsage(settings, consumed, span),
    ...(settings.credits === null ? {} : { surplusCreditHours: consumed.chargedCredits / 60 }),
    ...diskUsage(settings, consumed, span),
  });
}
