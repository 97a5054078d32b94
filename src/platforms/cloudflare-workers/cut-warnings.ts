import { createDistribution, sampleSources } from "../../engine/distributions/index.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { CloudflareWorkersSettings } from "./settings.ts";

/** A mean of so much of the limit, and a law with any spread passes it now and then. */
const nearLimit = 0.5;

/** What to warn of where requests come near the CPU time at which they are cut, and end as timed out. */
export function cutWarnings(settings: CloudflareWorkersSettings, workload: Workload): readonly string[] {
  const { cpuLimit, plan, speed } = settings;
  const means = functionsOf(workload).flatMap((one) => meanCpu(one) ?? []);
  const largest = Math.max(0, ...means) / speed;
  if (largest < nearLimit * cpuLimit) return [];
  const remedy = plan === "free" ? "set plan: paid" : "raise cpuLimit, up to 5min";
  return [
    `requests take ${formatMicroseconds(Math.round(largest))} of CPU time on average and are cut at ${formatMicroseconds(cpuLimit)}: those that need more count as timed out; ${remedy}`,
  ];
}

/** Microseconds; null where recorded data tell, or where all requests take the same, which eligibility judges. */
function meanCpu({ work }: OneFunction): number | null {
  if (work.from === "trace" || work.cpu.kind === "constant" || sampleSources(work.cpu).length > 0) return null;
  return createDistribution(work.cpu).mean;
}
