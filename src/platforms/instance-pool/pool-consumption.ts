import type { Usage } from "../../usage/meter.ts";

/** What a pool has run up to some moment, or over a span of time; times are microseconds, summed over instances. */
export interface PoolConsumption {
  /** Instances billed x time; where only active time is billed, that. */
  readonly billedTime: number;
  /** The part of it that a commitment covers. */
  readonly coveredTime: number;
  /** Instances of the minimum that were ready and not active, where only active time is billed. */
  readonly idleTime: number;
  /** Instances that are there and have booted x time. */
  readonly runningTime: number;
  /** The part of `billedTime` in which an instance had the vCPUs of a boost. */
  readonly boostedTime: number;
  /** Nodes billed x time. */
  readonly nodeTime: number;
  /** CPU credits to be paid for: vCPU-minutes. */
  readonly chargedCredits: number;
  /** Entry k: time in which more than k instances were billed. */
  readonly stackedTime: readonly number[];
}

export const nothingConsumed: PoolConsumption = {
  billedTime: 0,
  coveredTime: 0,
  idleTime: 0,
  runningTime: 0,
  boostedTime: 0,
  nodeTime: 0,
  chargedCredits: 0,
  stackedTime: [],
};

export function consumedBetween(start: PoolConsumption, end: PoolConsumption): PoolConsumption {
  return {
    billedTime: end.billedTime - start.billedTime,
    coveredTime: end.coveredTime - start.coveredTime,
    idleTime: end.idleTime - start.idleTime,
    runningTime: end.runningTime - start.runningTime,
    boostedTime: end.boostedTime - start.boostedTime,
    nodeTime: end.nodeTime - start.nodeTime,
    chargedCredits: end.chargedCredits - start.chargedCredits,
    stackedTime: end.stackedTime.map((time, level) => time - (start.stackedTime[level] ?? 0)),
  };
}

/** What a platform meters of it, besides front door, network and logs. */
export type PoolUsage = (consumed: PoolConsumption, span: PoolSpan) => Usage;

export interface PoolSpan {
  /** Length of the window, and of the month that is billed; microseconds. */
  readonly window: number;
  readonly month: number;
  /** Requests served, of the window. */
  readonly served: number;
}
