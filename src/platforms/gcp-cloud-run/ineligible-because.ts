import { formatSize } from "../../units/size.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { poolIneligibleBecause } from "../instance-pool/pool-ineligible-because.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { smallestWork } from "../smallest-work.ts";
import { largerInstance } from "./instance-sizes.ts";
import { cloudRunLimits, type GcpCloudRunSettings } from "./settings.ts";

/** Reasons why this workload cannot run in such a service. */
export function ineligibleBecause(settings: GcpCloudRunSettings, workload: Workload): string[] {
  const { memory } = settings;
  return [
    ...poolIneligibleBecause(
      settings,
      { owner: "an instance", memory, slotsName: "concurrent requests", larger: largerInstance },
      workload,
    ),
    ...reasonsByFunction(workload, (one) => [...timeReasons(settings, one), ...sizeReasons(one)]),
  ];
}

function timeReasons({ vcpus, speed, timeout }: GcpCloudRunSettings, workload: OneFunction): string[] {
  const shortest = smallestWork(workload, { vcpus, speed, parallel: workload.work.parallel, throttle: "linear" });
  if (timeout === null || shortest <= timeout) return [];
  const longest = cloudRunLimits.timeout;
  const remedy =
    shortest > longest
      ? `beyond Cloud Run's maximum of ${formatMicroseconds(longest)}: shorter requests, or a machine`
      : `beyond the timeout of ${formatMicroseconds(timeout)}; set timeout above that, up to ${formatMicroseconds(longest)}`;
  return [`even the shortest request takes ${formatMicroseconds(shortest)}, ${remedy}`];
}

function sizeReasons(workload: OneFunction): string[] {
  const { body } = cloudRunLimits;
  return (["request", "response"] as const)
    .filter((side) => workload[side] > body)
    .map(
      (side) =>
        `a ${side} of ${formatSize(workload[side])} exceeds the ${formatSize(body)} that Cloud Run carries: smaller ones (the data in a store, the request with a link), or a machine`,
    );
}
