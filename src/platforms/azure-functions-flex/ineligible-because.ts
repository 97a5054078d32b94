import type { Workload } from "../../workloads/workload.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { poolIneligibleBecause } from "../instance-pool/pool-ineligible-because.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { smallestWork } from "../smallest-work.ts";
import { httpCut } from "./http-cut.ts";
import { largerInstance } from "./instance-sizes.ts";
import type { AzureFunctionsFlexSettings } from "./settings.ts";

/** Reasons why this workload cannot run in such an app. */
export function ineligibleBecause(settings: AzureFunctionsFlexSettings, workload: Workload): string[] {
  const { memory, vcpus, speed, timeout } = settings;
  const instance = { owner: "an instance", memory, slotsName: "concurrent requests", larger: largerInstance };
  return [
    ...poolIneligibleBecause(settings, instance, workload),
    ...reasonsByFunction(workload, (one) => {
      const shortest = smallestWork(one, { vcpus, speed, parallel: one.work.parallel, throttle: "linear" });
      return timeReasons(timeout!, shortest);
    }),
  ];
}

function timeReasons(timeout: number, shortest: number): string[] {
  if (shortest <= timeout) return [];
  const remedy =
    shortest > httpCut
      ? `and Azure's load balancer waits ${formatMicroseconds(httpCut)} at most for an answer: shorter requests, or a machine`
      : `beyond the timeout of ${formatMicroseconds(timeout)}; set timeout above that, up to ${formatMicroseconds(httpCut)}`;
  return [`even the shortest request takes ${formatMicroseconds(shortest)}, ${remedy}`];
}
