import { functionsOf } from "../../workloads/functions-of.ts";
import type { OneFunction, Workload } from "../../workloads/workload.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";

/** What to warn of where recorded requests share the CPU of an instance, and nobody knows how much of it they use. */
export function contentionWarnings(
  { slots, vcpus }: Pick<PoolSettings, "slots" | "vcpus">,
  workload: Workload,
): readonly string[] {
  const isWaiting = ({ work }: OneFunction) => work.from === "trace" && work.cpuShare === 0;
  if (!functionsOf(workload).some(isWaiting) || slots <= vcpus) return [];
  return ["CPU contention not modelled: the trace's durations are taken as waiting, not as CPU time"];
}
