import { formatSize } from "../../units/size.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { vcpusOf } from "../aws-lambda/settings.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { smallestWork } from "../smallest-work.ts";
import { events } from "./events.ts";
import type { AwsLambdaEdgeSettings } from "./settings.ts";

/**
 * Reasons why this workload cannot run at the edge with these settings, each with what would make it able. CloudFront in
 * front adds none: it waits for as long as a function may run, and carries more than one may send.
 */
export function ineligibleBecause(settings: AwsLambdaEdgeSettings, workload: Workload): string[] {
  const alone = "functions" in workload && settings.locations > 1 ? [severalInLocations] : [];
  const reasons = reasonsByFunction(workload, (one) => {
    const shortest = shortestOf(settings, one);
    return [...memoryReasons(settings, one), ...timeReasons(settings, shortest), ...responseReasons(settings, one)];
  });
  return [...alone, ...reasons];
}

const severalInLocations = "several functions can be in one edge location only; leave locations out";

function shortestOf({ memory, speed, throttle }: AwsLambdaEdgeSettings, workload: OneFunction): number {
  return smallestWork(workload, { vcpus: vcpusOf(memory), speed, throttle, parallel: workload.work.parallel });
}

function memoryReasons({ event, memory }: AwsLambdaEdgeSettings, workload: OneFunction): string[] {
  const needed = (workload.memory ?? 0) + workload.memoryPerRequest;
  if (needed <= memory) return [];
  const most = events.origin.largestMemory;
  const remedy =
    needed > most
      ? `Lambda@Edge offers at most ${formatSize(most)}`
      : event === "viewer"
        ? `event: origin allows more memory, up to ${formatSize(most)}`
        : `set memory, up to ${formatSize(most)}`;
  return [`needs ${formatSize(needed)} of memory and has ${formatSize(memory)}; ${remedy}`];
}

function timeReasons({ event, timeout }: AwsLambdaEdgeSettings, shortest: number): string[] {
  if (shortest <= timeout) return [];
  const { longestTimeout } = events[event];
  const longest = events.origin.longestTimeout;
  const remedy =
    shortest <= longestTimeout
      ? `allow more, up to ${formatMicroseconds(longestTimeout)}`
      : event === "viewer"
        ? `event: origin allows ${formatMicroseconds(longest)}, and more memory, with which CPU work is done sooner`
        : `Lambda@Edge allows no more than ${formatMicroseconds(longest)}`;
  return [
    `even the shortest request takes ${formatMicroseconds(shortest)}, beyond the timeout of ${formatMicroseconds(timeout)}; ${remedy}`,
  ];
}

function responseReasons({ event }: AwsLambdaEdgeSettings, { response }: OneFunction): string[] {
  const { largestResponse } = events[event];
  if (response <= largestResponse) return [];
  const most = events.origin.largestResponse;
  const remedy = event === "viewer" && response <= most ? "event: origin carries it" : "make it smaller";
  return [
    `a response of ${formatSize(response)} exceeds the ${formatSize(largestResponse)} that a function of ${event} events may make; ${remedy}`,
  ];
}
