import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { poolLimits } from "../instance-pool/pool-limits.ts";
import type { Limit } from "../platform.ts";
import { type AzureFunctionsFlexSettings, flexLimits } from "./settings.ts";

/** One sentence about an app. */
export function describeApp(settings: AzureFunctionsFlexSettings): string {
  const { region, memory, vcpus, runtime, slots, alwaysReady, instances } = settings;
  const size = `${formatSize(memory)} (${formatSignificant(vcpus)} vCPU)`;
  const most = instances.kind === "growing" ? instances.max - alwaysReady : 0;
  const ready = alwaysReady === 0 ? "" : ` and ${alwaysReady} always-ready`;
  const served = slots === 1 ? "one request" : `${slots} requests`;
  return `Azure Functions Flex Consumption in ${region}, ${runtime}, up to ${most}${ready} instances of ${size}, ${served} in service per instance.`;
}

/** What an app cannot pass, and what all apps of a subscription may have in a region. */
export function appLimits(settings: AzureFunctionsFlexSettings, workload: Workload): readonly Limit[] {
  const { regionCores } = flexLimits;
  return [
    ...poolLimits(settings, { instances: "instances", group: "app" }, hasOwnPools(workload)),
    { limit: "cores of the region", value: regionCores, measuredBy: "peakInstances", perInstance: settings.vcpus },
  ];
}
