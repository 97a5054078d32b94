import { createDistribution, type SampleSets } from "../../../engine/distributions/index.ts";
import { lawOf } from "../../../engine/fitting/law-of.ts";
import { quantisedSteps, quantisedWall, wallPerCpu } from "../../../platforms/cpu-share.ts";
import type { FunctionPoolSettings } from "../../../platforms/function-pool/function-pool-settings.ts";
import type { Work } from "../../../workloads/workload.ts";
import { expectedSteps } from "./expected-steps.ts";

export type DrawnWork = Extract<Work, { readonly from: "distributions" }>;

/** Whether each window of CPU time has a quota of its own. */
export function isQuantised({ throttle, vcpus }: Pick<FunctionPoolSettings, "throttle" | "vcpus">): boolean {
  return throttle === "quantised" && vcpus < 1;
}

/** What CPU work takes on the wall on average, microseconds. */
export function meanCpuTime(pool: FunctionPoolSettings, { cpu, parallel }: DrawnWork, samples: SampleSets): number {
  const { vcpus, speed } = pool;
  const { mean } = createDistribution(cpu, samples);
  if (!isQuantised(pool)) return mean * wallPerCpu({ ...pool, parallel });
  if (cpu.kind === "constant") return quantisedWall(cpu.value / speed, vcpus);
  // Every quota after the first is waited for until the next window begins.
  const { quota, window } = quantisedSteps(vcpus);
  const law = lawOf(cpu, samples);
  const quotas = expectedSteps(law, { step: quota * speed, cut: Number.POSITIVE_INFINITY, rounding: 0 });
  return mean / speed + Math.max(0, quotas - law.above(0)) * (window - quota);
}
