import type { Usage } from "../../usage/meter.ts";
import type { BilledHour } from "./billed-hours.ts";

/** What a pool has run up to some moment, or over a span of time; times are microseconds, summed over instances. */
export interface PoolConsumption {
  /** Instances billed x time; where only active time is billed, that. */
  readonly billedTime: number;
  /** What a commitment covers of it. */
  readonly coveredTime: CoveredTime;
  /** Instances of the minimum that were ready and not active, where only active time is billed. */
  readonly idleTime: number;
  /** The part of `billedTime` of the minimum's own instances, where only active time is billed. */
  readonly minimumActiveTime: number;
  /** Requests of the window that were billed by themselves, where they are. */
  readonly executions: Executions;
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

/** Requests of the window that are billed by themselves. */
export interface Executions {
  readonly count: number;
  /** Those of them that the minimum's own instances served. */
  readonly onMinimum: number;
  /** Billed time of all of them. */
  readonly time: number;
  /** Billed time x observed memory of all of them: microseconds x bytes. */
  readonly memoryTime: number;
}

export const noExecutions: Executions = { count: 0, onMinimum: 0, time: 0, memoryTime: 0 };

/** A commitment is to so many instances at each moment, or to a spend an hour; the other of the two is empty then. */
export interface CoveredTime {
  /** The part of the billed time in which no more instances ran than are committed to. */
  readonly atOnce: number;
  /** Hour by hour, what a spend of that hour may pay for: the platform knows what each is worth. */
  readonly hours: readonly BilledHour[];
}

export const nothingConsumed: PoolConsumption = {
  billedTime: 0,
  coveredTime: { atOnce: 0, hours: [] },
  idleTime: 0,
  minimumActiveTime: 0,
  executions: noExecutions,
  runningTime: 0,
  boostedTime: 0,
  nodeTime: 0,
  chargedCredits: 0,
  stackedTime: [],
};

export function consumedBetween(
  start: PoolConsumption,
  end: PoolConsumption,
  executions: Executions = noExecutions,
): PoolConsumption {
  return {
    billedTime: end.billedTime - start.billedTime,
    coveredTime: {
      atOnce: end.coveredTime.atOnce - start.coveredTime.atOnce,
      hours: end.coveredTime.hours.slice(start.coveredTime.hours.length),
    },
    idleTime: end.idleTime - start.idleTime,
    minimumActiveTime: end.minimumActiveTime - start.minimumActiveTime,
    executions,
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
