import { bytesPerMegabyte, formatSize } from "../../units/size.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import { edgeIneligibleBecause } from "../edge-settings.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import { reasonsByFunction } from "../many-functions/reasons-by-function.ts";
import { smallestWork } from "../smallest-work.ts";
import { notStreaming, responseStream, streamingDoors, streamingTime } from "./response-streaming.ts";
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
  const { speed, throttle, responseStreaming: streams = false } = settings;
  const { parallel } = workload.work;
  const work = smallestWork(workload, { vcpus: vcpusOf(settings.memory), speed, throttle, parallel });
  const shortest = work + (streams ? streamingTime(workload.response) : 0);
  if (shortest > settings.timeout) {
    const { longestTimeout } = lambdaLimits;
    const remedy =
      shortest > longestTimeout
        ? `beyond AWS Lambda's maximum of ${formatMicroseconds(longestTimeout)}: shorter requests, or a container or a machine`
        : `beyond the timeout of ${formatMicroseconds(settings.timeout)}; set timeout above that, up to ${formatMicroseconds(longestTimeout)}`;
    reasons.push(`even the shortest request takes ${formatMicroseconds(shortest)}, ${remedy}`);
  }
  const tooLarge = payloadReasons(workload, streams);
  reasons.push(...tooLarge);
  const notStreamed = streams ? notStreaming(settings.frontDoor) : null;
  if (notStreamed !== null) reasons.push(notStreamed);
  // What is too large for the function itself is said once: another front door would not help.
  const carried = tooLarge.length > 0 ? { ...workload, request: 0, response: 0 } : workload;
  return [...reasons, ...edgeIneligibleBecause(settings, { workload: carried, shortest, streams })];
}

/** What is too large for a call; a response may be streamed. */
function payloadReasons(workload: OneFunction, streams: boolean): string[] {
  const { largestPayload } = lambdaLimits;
  return (["request", "response"] as const).flatMap((side) => {
    const size = workload[side];
    const isStreamed = streams && side === "response";
    if (size <= (isStreamed ? responseStream.largest : largestPayload)) return [];
    const carried = `a ${side} of ${formatSize(size)} exceeds the`;
    const most = isStreamed ? "200MB that can be streamed" : "6MB that a synchronous call may carry";
    const canStream = side === "response" && size <= responseStream.largest && !streams;
    const doors = `${streamingDoors.slice(0, -1).join(", ")} or ${streamingDoors.at(-1)}`;
    const remedy = canStream ? `set responseStreaming: true (with frontDoor ${doors}), or ` : "";
    return [
      `${carried} ${most}: ${remedy}smaller ones (the data in a store, the call with a link), or a container or a machine`,
    ];
  });
}
