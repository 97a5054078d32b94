import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Usage } from "../../usage/meter.ts";
import type { AwsEc2Settings } from "./settings.ts";

/** What machines have run up to some moment, or over a span of time. Times are microseconds. */
export interface FleetConsumption {
  /** Machines billed x time. */
  readonly billedTime: number;
  /** The part of it that a commitment covers. */
  readonly coveredTime: number;
  /** CPU credits to be paid for: vCPU-minutes. */
  readonly chargedCredits: number;
}

export const nothingConsumed: FleetConsumption = { billedTime: 0, coveredTime: 0, chargedCredits: 0 };

export function consumedBetween(start: FleetConsumption, end: FleetConsumption): FleetConsumption {
  return {
    billedTime: end.billedTime - start.billedTime,
    coveredTime: end.coveredTime - start.coveredTime,
    chargedCredits: end.chargedCredits - start.chargedCredits,
  };
}

/**
 * What the machines and their disks meter over `window` of a month (both in microseconds). A commitment is paid for all
 * the time, whether so many machines run or not; the rest is on demand.
 */
export function fleetUsage(
  settings: AwsEc2Settings,
  { billedTime, coveredTime, chargedCredits }: FleetConsumption,
  span: { readonly window: number; readonly month: number },
): Usage {
  const { disk, credits } = settings;
  const committed = settings.committed ?? 0;
  return {
    instanceHours: (billedTime - coveredTime) / microsecondsPer.h,
    ...(committed > 0 ? { committedHours: (committed * span.window) / microsecondsPer.h } : {}),
    ...(credits === null ? {} : { surplusCreditHours: chargedCredits / 60 }),
    diskGbMonths: (billedTime * disk) / (bytesPerGigabyte * span.month),
  };
}
