import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Usage } from "../../usage/meter.ts";
import type { AwsEc2Settings } from "./settings.ts";

/** What the machines and their disks meter over `window` of a month (both in microseconds). */
export function fleetUsage(settings: AwsEc2Settings, span: { readonly window: number; readonly month: number }): Usage {
  const { instances, disk } = settings;
  return {
    instanceHours: (instances * span.window) / microsecondsPer.h,
    diskGbMonths: (instances * disk * span.window) / (bytesPerGigabyte * span.month),
  };
}
