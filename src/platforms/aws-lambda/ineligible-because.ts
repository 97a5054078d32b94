import { bytesPerMegabyte, formatSize } from "../../units/size.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { edgeIneligibleBecause } from "../edge-settings.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { smallestWork } from "../smallest-work.ts";
import { type AwsLambdaSettings, lambdaLimits, vcpusOf } from "./settings.ts";

/** Reasons why this workload cannot run with these settings: one function that does not fit is enough. */
export function ineligibleBecause(settings: AwsLambdaSettings, workload: Workload): string[] {
  return reasonsByFunction(workload, (one) => functionIneligibleBecause(settings, one));
}

/** Reasons why no request of this function can be served with these settings. */
function functionIneligibleBecause(settings: AwsLambdaSettings, workload: OneFunction): string[] {
  const reasons: string[] = [];
  const needed = (workload.memory ?? 0) + workload.memoryPerRequest;
  if (needed > settings.memory) {
    const smallest = Math.ceil(needed / bytesPerMegabyte);
    reasons.push(
      smallest <= lambdaLimits.largestMemory
        ? `needs ${formatSize(needed)} of memory and has ${formatSize(settings.memory)}; the smallest setting that fits is memory: ${smallest}MB`
        : `needs ${formatSize(needed)} of memory; AWS Lambda offers at most ${lambdaLimits.largestMemory}MB: a smaller footprint, or a container or a machine`,
    );
  }
  const { speed, throttle } = settings;
  const shortest = smallestWork(workload, {
    vcpus: vcpusOf(settings.memory),
    speed,
    throttle,
    parallel: workload.work.parallel,
  });
  if (shortest > settings.timeout) {
    const { longestTimeout } = lambdaLimits;
    const remedy =
      shortest > longestTimeout
        ? `beyond AWS Lambda's maximum of ${formatMicroseconds(longestTimeout)}: shorter requests, or a container or a machine`
        : `beyond the timeout of ${formatMicroseconds(settings.timeout)}; set timeout above that, up to ${formatMicroseconds(longestTimeout)}`;
    reasons.push(`even the shortest request takes ${formatMicroseconds(shortest)}, ${remedy}`);
  }
  for (const side of ["request", "response"] as const) {
    if (workload[side] <= lambdaLimits.largestPayload) continue;
    const carried = `a ${side} of ${formatSize(workload[side])} exceeds the 6MB that a synchronous call may carry`;
    reasons.push(`${carried}: smaller ones (the data in a store, the call with a link), or a container or a machine`);
  }
  return [...reasons, ...edgeIneligibleBecause(settings, { workload, shortest })];
}
