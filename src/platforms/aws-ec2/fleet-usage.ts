import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { PoolUsage } from "../instance-pool/pool-consumption.ts";
import type { AwsEc2Settings } from "./settings.ts";

/**
 * What the machines and their disks meter. A commitment is paid for all the time, whether so many machines run or not;
 * the rest is on demand.
 */
export function fleetUsage(settings: AwsEc2Settings): PoolUsage {
  const { disk, credits } = settings;
  const committed = settings.committed ?? 0;
  return ({ billedTime, coveredTime, chargedCredits }, { window, month }) => ({
    instanceHours: (billedTime - coveredTime) / microsecondsPer.h,
    ...(committed > 0 ? { committedHours: (committed * window) / microsecondsPer.h } : {}),
    ...(credits === null ? {} : { surplusCreditHours: chargedCredits / 60 }),
    diskGbMonths: (billedTime * disk) / (bytesPerGigabyte * month),
  });
}
