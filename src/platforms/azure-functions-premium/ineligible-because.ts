import type { Workload } from "../../workloads/workload.ts";
import { payloadReasons } from "../azure-functions/payload-reasons.ts";
import { timeReasons } from "../azure-functions/time-reasons.ts";
import { poolIneligibleBecause } from "../instance-pool/pool-ineligible-because.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { largerInstance } from "./instance-sizes.ts";
import { type AzureFunctionsPremiumSettings, premiumDefaults } from "./settings.ts";

/** Reasons why this workload cannot run in such a plan. */
export function ineligibleBecause(settings: AzureFunctionsPremiumSettings, workload: Workload): string[] {
  const { size, memory, slots } = settings;
  // Without a limit on requests nobody knows how many will meet: one must fit.
  const counted = slots === premiumDefaults.concurrency ? { ...settings, slots: 1 } : settings;
  const instance = { owner: size, memory, slotsName: "concurrent requests", larger: largerInstance };
  return [
    ...poolIneligibleBecause(counted, instance, workload),
    ...reasonsByFunction(workload, (one) => [...timeReasons(settings, one), ...payloadReasons(one)]),
  ];
}
