import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerMegabyte } from "../../units/size.ts";

/** What a function may be where CloudFront calls it. Sizes in bytes, times in microseconds. */
export interface EdgeEvent {
  /** Before or behind CloudFront's cache. */
  readonly inWords: string;
  readonly largestMemory: number;
  readonly longestTimeout: number;
  /** Of a response that the function makes. */
  readonly largestResponse: number;
  readonly largestPackage: number;
}

/** From memory; no source found (2026-11). */
export const events = {
  viewer: {
    inWords: "viewer events, before the cache",
    largestMemory: 128 * bytesPerMegabyte,
    longestTimeout: 5 * microsecondsPer.s,
    largestResponse: 40 * 1024,
    largestPackage: bytesPerMegabyte,
  },
  origin: {
    inWords: "origin events, behind the cache",
    largestMemory: 10_240 * bytesPerMegabyte,
    longestTimeout: 30 * microsecondsPer.s,
    largestResponse: bytesPerMegabyte,
    largestPackage: 50 * bytesPerMegabyte,
  },
} as const satisfies Record<string, EdgeEvent>;

export type EventName = keyof typeof events;
export const eventNames = Object.keys(events) as [EventName, ...EventName[]];
