import { bytesPerGigabyte, bytesPerMegabyte, formatSize } from "../../units/size.ts";
import type { Assumption } from "../assumption.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { FrontDoorChoice, FrontDoorKind } from "../front-doors/index.ts";
import { cheapestDoor, frontDoors } from "../front-doors/index.ts";
import { streamedFor } from "../function-pool/streamed-responses.ts";
import type { SettingFault } from "./setting-fault.ts";

/** AWS Lambda quotas page, 2026: a response is streamed at any rate up to `atOnce` bytes, then at so many a second. */
export const responseStream = {
  largest: 200 * bytesPerMegabyte,
  atOnce: 6 * bytesPerMegabyte,
  bytesPerSecond: 2 * bytesPerMegabyte,
} as const;

/** Microseconds for which the end of a response keeps its instance. */
export function streamingTime(response: number): number {
  return streamedFor(response, responseStream);
}

/** What is billed of `completed` responses, GB of 1,024 MB: each beyond its first 6 MB. */
export function streamedGigabytes(completed: number, response: number): number {
  return (completed * Math.max(0, response - responseStream.atOnce)) / bytesPerGigabyte;
}

/** The front doors through which a response can be streamed (REST APIs: from memory). */
export const streamingDoors: readonly FrontDoorKind[] = ["none", "aws-function-url", "aws-rest-api"];

/** What to do about a front door that does not stream. */
export function notStreaming(frontDoor: FrontDoorKind): string | null {
  if (streamingDoors.includes(frontDoor)) return null;
  const doors = `${streamingDoors.slice(0, -1).join(", ")} or ${streamingDoors.at(-1)}`;
  return `the ${frontDoors[frontDoor].description} in front does not stream responses; set frontDoor to ${doors}, or leave responseStreaming out`;
}

export function streamingFaults(given: {
  readonly responseStreaming?: boolean | undefined;
  readonly frontDoor?: FrontDoorChoice | undefined;
}): readonly SettingFault[] {
  const { responseStreaming = false, frontDoor = "none" } = given;
  if (!responseStreaming || frontDoor === cheapestDoor) return [];
  const message = notStreaming(frontDoor);
  return message === null ? [] : [{ path: ["frontDoor"], message }];
}

/** How a streamed response is sent, and where it is written. */
export function streamingAssumptions(frontDoor: FrontDoorKind): readonly Assumption[] {
  const { largest, atOnce, bytesPerSecond } = responseStream;
  const slow = `beyond its first ${formatSize(atOnce)} a response leaves at ${formatSize(bytesPerSecond)} a second`;
  const quota: Assumption = {
    name: "response streaming",
    value: `up to ${formatSize(largest)}; ${slow}, which holds the instance and is billed (${formatMicroseconds(streamingTime(largest))} for the largest); latency is until the last byte`,
    source: "AWS Lambda quotas page",
    date: "2026",
    setBy: "profile",
    confirmed: true,
  };
  if (frontDoor !== "aws-rest-api") return [quota];
  const door: Assumption = {
    name: "streaming through a REST API",
    value: "a response as large as the function's passes; the API waits no longer than for others",
    source: "from memory; no source found",
    date: "2026-11",
    setBy: "default",
    confirmed: false,
  };
  return [quota, door];
}
