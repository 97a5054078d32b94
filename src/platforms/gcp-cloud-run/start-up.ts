import { createDistribution } from "../../engine/distributions/index.ts";
import type { SampleSets } from "../../engine/distributions/sample-set.ts";
import { microsecondsPer } from "../../units/duration.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { LineSettings } from "../instance-pool/pool-settings.ts";
import { withInit } from "../instance-pool/with-init.ts";
import type { GcpCloudRunSettings } from "./settings.ts";

/** A request waits so many mean start-ups, and 10 s at least, before it is refused (documentation as quoted, 2026). */
const startUps = 3.5;
export const leastPatience = 10 * microsecondsPer.s;

/** vCPUs that an instance has while it starts. */
export function vcpusAtStart({ vcpus, boost }: Pick<GcpCloudRunSettings, "vcpus" | "boost">): number {
  return boost?.vcpus ?? vcpus;
}

/** A service as it serves that workload: its own start-up work is added, and requests wait as long as that makes them. */
export function withStartUpOf(
  settings: GcpCloudRunSettings,
  workload: Workload,
  samples: SampleSets,
): GcpCloudRunSettings {
  const started = withInit(settings, workload, vcpusAtStart(settings));
  const { boot, bootSpeed = [] } = started;
  const mean = boot.reduce((sum, part, i) => sum + createDistribution(part, samples).mean / (bootSpeed[i] ?? 1), 0);
  const line: LineSettings = { ...settings.line!, patience: Math.max(leastPatience, Math.round(startUps * mean)) };
  return { ...started, line };
}
