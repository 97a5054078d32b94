import { defaultRegions } from "../default-regions.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import type { Platform } from "../platform.ts";
import { resolveGcpCloudRun } from "./resolve-gcp-cloud-run.ts";
import { busySeconds, serviceUsage } from "./service-usage.ts";
import { type GcpCloudRunGiven, type GcpCloudRunSettings, gcpCloudRunSchema } from "./settings.ts";
import { cloudRunSizes } from "./size-knob.ts";
import { withStartUpOf } from "./start-up.ts";

/**
 * Google Cloud Run: container instances that serve several requests each, started by requests and by an autoscaler, paid
 * by the 100 ms in which they serve or for all of their life.
 */
export const gcpCloudRun: Platform<GcpCloudRunGiven, GcpCloudRunSettings> = {
  kind: "gcp-cloud-run",
  family: "containers",
  defaultRegion: defaultRegions.gcp,
  schema: gcpCloudRunSchema,
  resolve: resolveGcpCloudRun,
  start: (settings, workload, run) =>
    startPool((served) => withStartUpOf(settings, served, run.samples), {
      workload,
      run,
      usage: serviceUsage(settings),
    }),
  sizes: cloudRunSizes,
  worstCaseHour(settings, workload) {
    const { instances } = settings;
    const services = "functions" in workload && hasOwnPools(workload) ? workload.functions.length : 1;
    return busySeconds(settings, services * (instances.kind === "growing" ? instances.max : 0) * 3600);
  },
};
