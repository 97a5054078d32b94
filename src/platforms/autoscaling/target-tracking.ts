import { microsecondsPer } from "../../units/duration.ts";
import { type Autoscaler, type GroupObservation, wholeInstances, within } from "./autoscaler.ts";
import { formatScalingTarget, type ScalingTarget } from "./scaling-target.ts";
import { steadyInstances, targetMetric } from "./target-metric.ts";

export interface TargetTracking {
  readonly target: ScalingTarget;
}

/** Periods in a row above the target before the group grows, and below 90 % of it before it shrinks. */
const periodsOut = 3;
const periodsIn = 15;
const shareIn = 0.9;

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
export const targetTracking: Autoscaler<TargetTracking, null> = {
  rhythm: () => ({
    sample: 60 * microsecondsPer.s,
    samplesPerDecision: 1,
    memory: periodsIn,
    warmUp: 300 * microsecondsPer.s,
  }),
  start: () => null,
  decide(observation, { target }) {
    const { current, samples } = observation;
    const { value: aim } = target;
    const recent = samples.map((sample) => targetMetric(target, sample, observation.instance));
    const newest = recent.at(-1) ?? Number.NaN;
    const counted = samples.at(-1)?.counted ?? 0;
    let wanted = current;
    if (hasHeld(recent, periodsOut, (value) => value > aim)) {
      wanted = Math.max(current, wholeInstances((counted * newest) / aim));
    } else if (hasHeld(recent, periodsIn, (value) => value < shareIn * aim)) {
      wanted = Math.max(wholeInstances((current * newest) / aim), fewestNext(observation));
    }
    return { desired: within(observation, wanted), state: null };
  },
  describe: ({ target }) => `at ${formatScalingTarget(target)}`,
  steadySize: ({ target }, load, instance) => steadyInstances(target, load, instance),
};

function hasHeld(recent: readonly number[], periods: number, test: (value: number) => boolean): boolean {
  return recent.length >= periods && recent.slice(-periods).every(test);
}

function fewestNext({ current }: GroupObservation): number {
  return current - Math.max(1, Math.floor(current / 10));
}
