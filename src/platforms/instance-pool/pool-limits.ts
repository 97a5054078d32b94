import type { Limit } from "../platform.ts";
import type { PoolSettings } from "./pool-settings.ts";

/** What a candidate's instances are called, and a group of them. */
export interface PoolWords {
  /** "machines", "tasks". */
  readonly instances: string;
  /** "fleet", "service". */
  readonly group: string;
}

/**
 * What a pool cannot pass: its slots and vCPUs, and where it grows its largest size. None while the size is not known.
 * Where each of several functions has such a pool (`isEach`), the fullest of them is held against it.
 */
export function poolLimits(
  { instances, slots, vcpus }: Pick<PoolSettings, "instances" | "slots" | "vcpus">,
  words: PoolWords,
  isEach = false,
): readonly Limit[] {
  if (instances.kind === "auto") return [];
  const most = instances.kind === "fixed" ? instances.count : instances.max;
  const each = isEach ? ` of each ${words.group}` : "";
  const all: Limit = {
    limit: `${words.instances}${each}`,
    value: most,
    measuredBy: isEach ? "peakFunctionInstances" : "peakInstances",
  };
  const places: Limit = {
    limit: `slots${each}`,
    value: slots * most,
    measuredBy: isEach ? "peakFunctionConcurrency" : "peakConcurrency",
  };
  const cpu: Limit = { limit: `vCPU${each}`, value: vcpus * most, measuredBy: "peakVcpus" };
  return instances.kind === "fixed" ? [places, cpu] : [places, cpu, all];
}
