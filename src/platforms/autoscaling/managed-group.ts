import { microsecondsPer } from "../../units/duration.ts";
import { type Autoscaler, type GroupSample, type InstanceCapacity, wholeInstances, within } from "./autoscaler.ts";
import { formatScalingTarget, type ScalingTarget } from "./scaling-target.ts";
import { steadyInstances, targetMetric } from "./target-metric.ts";

export interface ManagedGroup {
  readonly target: ScalingTarget;
  /** Time in service before an instance's figures count, microseconds. */
  readonly initialisation: number;
}

/** The largest size needed within so many samples is kept: the stabilisation period of ten minutes. */
const kept = 10;

/**
 * Google's managed instance groups. Each minute says how many instances its load needs: those in service x the metric of
 * the ones that are past their initialisation / the target, rounded up. The group has as many as the most that any of the
 * last ten minutes needed (Google documents the period; that it looks once a minute is an assumption, after the minute by
 * which it samples a machine's CPU). So it grows at once, and after ten minutes all surplus goes in one step.
 */
export const managedGroup: Autoscaler<ManagedGroup, null> = {
  rhythm: ({ initialisation }) => ({
    sample: 60 * microsecondsPer.s,
    samplesPerDecision: 1,
    memory: kept,
    warmUp: initialisation,
  }),
  start: () => null,
  decide(observation, { target }) {
    const { current, samples, instance } = observation;
    const needs = samples.map((sample) => neededBy(sample, target, instance));
    const peak = Math.max(...needs);
    // What was needed before the group's first sample is not known: nothing is removed before ten minutes have been seen.
    const wanted = samples.length < kept ? Math.max(current, peak) : peak;
    return { desired: within(observation, wanted), state: null };
  },
  describe: ({ target }) => `at ${formatScalingTarget(target)}`,
  steadySize: ({ target }, load, instance) => steadyInstances(target, load, instance),
};

/** None where nothing has been measured. */
function neededBy(sample: GroupSample, target: ScalingTarget, instance: InstanceCapacity): number {
  const metric = targetMetric(target, sample, instance);
  return Number.isNaN(metric) ? 0 : wholeInstances((sample.inService * metric) / target.value);
}
