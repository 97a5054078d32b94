import { smallestValue } from "../../engine/distributions/smallest-value.ts";
import { formatSize } from "../../units/size.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { plans } from "./plans.ts";
import { type CloudflareWorkersSettings, workerLimits } from "./settings.ts";

/** Reasons why this workload cannot run as a Worker, each with what would make it able. */
export function ineligibleBecause(settings: CloudflareWorkersSettings, workload: Workload): string[] {
  return reasonsByFunction(workload, (one) => [
    ...memoryReasons(one),
    ...requestReasons(one),
    ...startUpReasons(settings, one),
    ...cpuReasons(settings, one),
  ]);
}

function memoryReasons({ memory, memoryPerRequest }: OneFunction): string[] {
  const needed = (memory ?? 0) + memoryPerRequest;
  const room = workerLimits.memory;
  if (needed <= room) return [];
  return [
    `needs ${formatSize(needed)} of memory, and an isolate has ${formatSize(room)}, which no setting changes; it fits with ${formatSize(needed - room)} less`,
  ];
}

function requestReasons({ request }: OneFunction): string[] {
  const most = workerLimits.request;
  if (request <= most) return [];
  return [
    `a request of ${formatSize(request)} exceeds the ${formatSize(most)} that Cloudflare lets through; send it in parts, or to a store`,
  ];
}

function startUpReasons({ speed }: CloudflareWorkersSettings, { init }: OneFunction): string[] {
  const needed = init === null ? 0 : smallestValue(init.cpu) / speed;
  const most = workerLimits.startUp;
  if (needed <= most) return [];
  return [
    `its start-up takes ${formatMicroseconds(needed)} of CPU time, and a Worker's global scope has ${formatMicroseconds(most)}; move work from there into the requests, or to build time`,
  ];
}

function cpuReasons({ plan, cpuLimit, speed }: CloudflareWorkersSettings, { work }: OneFunction): string[] {
  const least = work.from === "trace" ? 0 : smallestValue(work.cpu) / speed;
  if (least <= cpuLimit) return [];
  const { longestCpu } = plans[plan];
  const remedy =
    least <= longestCpu
      ? `allow more, up to ${formatMicroseconds(longestCpu)}`
      : least <= plans.paid.longestCpu
        ? "set plan: paid"
        : `no plan allows more than ${formatMicroseconds(plans.paid.longestCpu)}`;
  return [
    `even the smallest request takes ${formatMicroseconds(least)} of CPU time, beyond the limit of ${formatMicroseconds(cpuLimit)}; ${remedy}`,
  ];
}
