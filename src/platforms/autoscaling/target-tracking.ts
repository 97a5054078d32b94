import { microsecondsPer } from "../../units/duration.ts";
import type { Autoscaler, ScalingObservation } from "./autoscaler.ts";

export interface TargetTracking {
  /** The value of the metric to keep to, in the metric's own unit. */
  readonly target: number;
}

/** Periods in a row above the target before the group grows, and below 90 % of it before it shrinks. */
const periodsOut = 3;
const periodsIn = 15;
const shareIn = 0.9;

/** Ratios of decimal fractions miss whole numbers by an ulp or two; rounding up must not make a machine of that. */
const rounding = 1e-9;

/**
 * AWS target tracking. Two alarms watch periods of 60 s: the group grows after 3 of 3 above the target, and shrinks
 * after 15 of 15 below 90 % of it (seen in public issue reports of 2022 to 2025 for ECS; that EC2 groups do the same is
 * unconfirmed).
 *
 * Growing: the counted instances' share of the newest value says how many are needed, ceil(counted x metric / target).
 * Instances that still warm up are no part of that product but stand against it, so one load is not answered twice.
 *
 * Shrinking: AWS says "gradually" and publishes no rule. Here: while the alarm lasts, each period removes a tenth of the
 * group (at least one instance), and never so many that the newest value would pass the target on those that stay. A
 * tenth is what keeps a group of a few at one instance a minute and lets a large one follow an evening's fall.
 */
export const targetTracking: Autoscaler<TargetTracking> = {
  period: 60 * microsecondsPer.s,
  memory: periodsIn,
  warmUp: 300 * microsecondsPer.s,
  desired(observation, { target }) {
    const { current, counted, recent, min, max } = observation;
    const newest = recent.at(-1) ?? Number.NaN;
    let wanted = current;
    if (hasHeld(recent, periodsOut, (value) => value > target)) {
      wanted = Math.max(current, instancesFor(counted, newest / target));
    } else if (hasHeld(recent, periodsIn, (value) => value < shareIn * target)) {
      wanted = Math.max(instancesFor(current, newest / target), fewestNext(observation));
    }
    return Math.min(max, Math.max(min, wanted));
  },
};

function hasHeld(recent: readonly number[], periods: number, test: (value: number) => boolean): boolean {
  return recent.length >= periods && recent.slice(-periods).every(test);
}

function instancesFor(instances: number, ratio: number): number {
  return Math.ceil(instances * ratio * (1 - rounding));
}

function fewestNext({ current }: ScalingObservation): number {
  return current - Math.max(1, Math.floor(current / 10));
}
