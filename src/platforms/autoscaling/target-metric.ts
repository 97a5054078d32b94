import { type GroupSample, type InstanceCapacity, type SteadyLoad, wholeInstances } from "./autoscaler.ts";
import type { ScalingTarget } from "./scaling-target.ts";

/**
 * A sample's value of the metric that a target is set for: shares are the counted instances' own; requests are counted
 * as a load balancer does it, all requests over all instances in service. NaN where no instance counted.
 */
export function targetMetric({ metric }: ScalingTarget, sample: GroupSample, instance: InstanceCapacity): number {
  if (metric === "requests") return sample.requests / sample.inService;
  if (metric === "cpu") return sample.vcpus / (sample.counted * instance.vcpus);
  return sample.slots / (sample.counted * instance.slots);
}

/** Instances that keep to the target at a steady load. */
export function steadyInstances(
  { metric, value }: ScalingTarget,
  { vcpus, concurrency, requests }: SteadyLoad,
  instance: InstanceCapacity,
): number {
  if (metric === "requests") return wholeInstances(requests / value);
  if (metric === "cpu") return wholeInstances(vcpus / (instance.vcpus * value));
  return wholeInstances(concurrency / (instance.slots * value));
}
