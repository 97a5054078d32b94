import { formatSize } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { payloadReasons } from "../azure-functions/payload-reasons.ts";
import { timeReasons } from "../azure-functions/time-reasons.ts";
import { poolIneligibleBecause } from "../instance-pool/pool-ineligible-because.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import type { AzureFunctionsConsumptionSettings } from "./settings.ts";

/** Reasons why this workload cannot run in such an app. */
export function ineligibleBecause(settings: AzureFunctionsConsumptionSettings, workload: Workload): string[] {
  const { memory } = settings;
  const larger = () =>
    `the plan has no instance beyond ${formatSize(memory)}: less memory, azure-functions-premium (up to 14GB), or a machine`;
  return [
    ...poolIneligibleBecause(
      settings,
      { owner: "an instance", memory, slotsName: "concurrent requests", larger },
      workload,
    ),
    ...reasonsByFunction(workload, (one) => [...timeReasons(settings, one), ...payloadReasons(one)]),
  ];
}
