import { formatSignificant } from "../../units/significant.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { poolLimits } from "../instance-pool/pool-limits.ts";
import { minimumOf } from "../instance-pool/pool-settings.ts";
import type { Limit } from "../platform.ts";
import { type AzureFunctionsPremiumSettings, premiumDefaults } from "./settings.ts";

/** One sentence about a plan. */
export function describePlan(settings: AzureFunctionsPremiumSettings): string {
  const { region, os, runtime, size, vcpus, memory, instances, prewarmed = 0, slots } = settings;
  const most = instances.kind === "growing" ? instances.max : minimumOf(instances);
  const served = slots === premiumDefaults.concurrency ? "" : `, ${slots} in service per instance`;
  const place = os === "linux" ? "Linux" : "Windows";
  const kept = `${minimumOf(instances)} always ready, ${prewarmed} prewarmed, up to ${most}`;
  return `Azure Functions Premium in ${region}, ${runtime} on ${place}, ${size} instances (${vcpus} vCPU, ${formatSignificant(memory / bytesPerGigabyte)}GB): ${kept}${served}.`;
}

/** What a plan cannot pass. */
export function planLimits(settings: AzureFunctionsPremiumSettings, workload: Workload): readonly Limit[] {
  return poolLimits(settings, { instances: "instances", group: "plan" }, hasOwnPools(workload));
}
