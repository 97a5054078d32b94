import type { Workload } from "../../workloads/workload.ts";
import { payloadReasons } from "../azure-functions/payload-reasons.ts";
import { timeReasons } from "../azure-functions/time-reasons.ts";
import { poolIneligibleBecause } from "../instance-pool/pool-ineligible-because.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { largerInstance } from "./instance-sizes.ts";
import type { AzureFunctionsFlexSettings } from "./settings.ts";

/** Reasons why this workload cannot run in such an app. */
export function ineligibleBecause(settings: AzureFunctionsFlexSettings, workload: Workload): string[] {
  const { memory } = settings;
  const instance = { owner: "an instance", memory, slotsName: "concurrent requests", larger: largerInstance };
  return [
    ...poolIneligibleBecause(settings, instance, workload),
    ...reasonsByFunction(workload, (one) => [...timeReasons(settings, one), ...payloadReasons(one)]),
  ];
}
