import type { SampleSets } from "../../engine/distributions/sample-set.ts";
import type { Workload } from "../../workloads/workload.ts";
import { patienceOf } from "../gcp-serverless/patience.ts";
import type { LineSettings } from "../instance-pool/pool-settings.ts";
import { withInit } from "../instance-pool/with-init.ts";
import type { GcpCloudRunSettings } from "./settings.ts";

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
  const line: LineSettings = { ...settings.line!, patience: patienceOf(started, samples) };
  return { ...started, line };
}
