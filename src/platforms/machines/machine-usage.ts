import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Usage } from "../../usage/meter.ts";
import type { PoolConsumption, PoolSpan } from "../instance-pool/pool-consumption.ts";
import type { MachineSettings } from "./machine-settings.ts";

/** The hours beyond a commitment, and the commitment's: it is paid for all the time, whether so many machines run or not. */
export function hoursUsage(
  settings: Pick<MachineSettings, "committed">,
  { billedTime, coveredTime }: PoolConsumption,
  { window }: Pick<PoolSpan, "window">,
): Usage {
  return { instanceHours: (billedTime - coveredTime.atOnce) / microsecondsPer.h, ...committedUsage(settings, window) };
}

/** Hours of the commitment, where there is one. */
export function committedUsage({ committed }: Pick<MachineSettings, "committed">, window: number): Usage {
  return committed === null || committed === 0 ? {} : { committedHours: (committed * window) / microsecondsPer.h };
}

/** What the machines' disks meter. */
export function diskUsage(
  { disk }: MachineSettings,
  { billedTime }: PoolConsumption,
  { month }: Pick<PoolSpan, "month">,
): Usage {
  return { diskGbMonths: (billedTime * disk) / (bytesPerGigabyte * month) };
}
