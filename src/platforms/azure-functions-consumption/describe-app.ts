import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { poolLimits } from "../instance-pool/pool-limits.ts";
import type { Limit } from "../platform.ts";
import type { AzureFunctionsConsumptionSettings } from "./settings.ts";

/** One sentence about an app. */
export function describeApp(settings: AzureFunctionsConsumptionSettings): string {
  const { region, os, runtime, instances, memory, vcpus, slots } = settings;
  const most = instances.kind === "growing" ? instances.max : 0;
  const size = `${formatSize(memory)} (${formatSignificant(vcpus)} vCPU)`;
  const served = slots === 1 ? "one request" : `${slots} requests`;
  const place = os === "linux" ? "Linux" : "Windows";
  return `Azure Functions Consumption in ${region}, ${runtime} on ${place}, up to ${most} instances of ${size}, ${served} in service per instance.`;
}

/** What an app cannot pass. */
export function appLimits(settings: AzureFunctionsConsumptionSettings, workload: Workload): readonly Limit[] {
  return poolLimits(settings, { instances: "instances", group: "app" }, hasOwnPools(workload));
}
