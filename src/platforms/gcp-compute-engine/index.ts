import { defaultRegions } from "../default-regions.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { machineLimits } from "../machines/describe-machines.ts";
import type { Platform } from "../platform.ts";
import { boughtLater } from "./bought-later.ts";
import { computeEngineUsage } from "./compute-engine-usage.ts";
import { describeManagedGroup } from "./describe-managed-group.ts";
import { resolveGcpComputeEngine } from "./resolve-gcp-compute-engine.ts";
import { type GcpComputeEngineGiven, type GcpComputeEngineSettings, gcpComputeEngineSchema } from "./settings.ts";
import { computeEngineSizes } from "./size-knob.ts";

/** Google Compute Engine: machines, a fixed number or a managed instance group, paid by the second. */
export const gcpComputeEngine: Platform<GcpComputeEngineGiven, GcpComputeEngineSettings> = {
  kind: "gcp-compute-engine",
  family: "machines",
  defaultRegion: defaultRegions.gcp,
  schema: gcpComputeEngineSchema,
  resolve: resolveGcpComputeEngine,
  start: (settings, workload, run) => startPool(settings, { workload, run, usage: computeEngineUsage(settings) }),
  pool: { committedForAYear: "committed-use-1y", describe: describeManagedGroup, limits: machineLimits },
  purchase: boughtLater,
  sizes: computeEngineSizes,
  worstCaseHour: () => null,
};
