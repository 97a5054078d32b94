import { createDistribution, sampleSources } from "../engine/distributions/index.ts";
import { functionsOf } from "../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../workloads/workload.ts";
import { type CpuShare, wallPerCpu } from "./cpu-share.ts";

/** What is billed of a request's service: at least so long, in whole steps; microseconds. */
export interface LeastBilled {
  readonly least: number;
  readonly step: number;
}

/**
 * How many times their time in service requests are billed for, at their mean work on an unshared instance: above 1 where
 * they are shorter than the least that is billed. Of several functions the largest; 1 where only recorded data tell the work.
 */
export function billedOverService(
  workload: Workload,
  { least, step }: LeastBilled,
  { vcpus, speed }: Pick<CpuShare, "vcpus" | "speed">,
): number {
  const factors = functionsOf(workload).map((one) => {
    const mean = meanService(one, vcpus, speed);
    return mean === null || mean <= 0 ? 1 : Math.max(least, Math.ceil(mean / step) * step) / mean;
  });
  return Math.max(...factors);
}

function meanService({ work }: OneFunction, vcpus: number, speed: number): number | null {
  if (work.from === "trace" || [work.cpu, work.io].some((law) => sampleSources(law).length > 0)) return null;
  const factor = wallPerCpu({ vcpus, speed, parallel: work.parallel, throttle: "linear" });
  return createDistribution(work.cpu).mean * factor + createDistribution(work.io).mean;
}
