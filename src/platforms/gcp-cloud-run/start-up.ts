import { createDistribution } from "../../engine/distributions/index.ts";
import type { SampleSets } from "../../engine/distributions/sample-set.ts";
import { microsecondsPer } from "../../units/duration.ts";
import { functionsOf } from "../../workloads/functions-of.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { LineSettings } from "../instance-pool/pool-settings.ts";
import type { GcpCloudRunSettings } from "./settings.ts";

/** A request waits so many mean start-ups, and 10 s at least, before it is refused (documentation as quoted, 2026). */
const startUps = 3.5;
export const leastPatience = 10 * microsecondsPer.s;

/** vCPUs that an instance has while it starts. */
export function vcpusAtStart({ vcpus, boost }: Pick<GcpCloudRunSettings, "vcpus" | "boost">): number {
  return boost?.vcpus ?? vcpus;
}

/**
 * A service as it serves that workload: the workload's own start-up work comes after the platform's, one process after
 * the other where there are several functions, its CPU time spread over all the vCPUs of a starting instance; and
 * requests wait as long as that makes them.
 */
export function withStartUpOf(
  settings: GcpCloudRunSettings,
  workload: Workload,
  samples: SampleSets,
): GcpCloudRunSettings {
  const own = functionsOf(workload).flatMap(({ init }) => (init === null ? [] : [init]));
  const boot = [...settings.boot, ...own.flatMap(({ cpu, io }) => [cpu, io])];
  const bootSpeed = [...settings.boot.map(() => 1), ...own.flatMap(() => [settings.speed * vcpusAtStart(settings), 1])];
  const mean = boot.reduce((sum, part, i) => sum + createDistribution(part, samples).mean / bootSpeed[i]!, 0);
  const line: LineSettings = { ...settings.line!, patience: Math.max(leastPatience, Math.round(startUps * mean)) };
  return { ...settings, boot, bootSpeed, line };
}
