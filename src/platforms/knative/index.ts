import { defaultRegions } from "../default-regions.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { withInit } from "../instance-pool/with-init.ts";
import { clusterUsage } from "../kubernetes/cluster-usage.ts";
import type { PodSettings } from "../kubernetes/pod-settings.ts";
import type { Platform } from "../platform.ts";
import { resolveKnative } from "./resolve-knative.ts";
import { type KnativeGiven, knativeSchema } from "./settings.ts";

/** Knative Serving: pods that grow with their requests, from none, on nodes of any provider. */
export const knative: Platform<KnativeGiven, PodSettings> = {
  kind: "knative",
  family: "containers",
  defaultRegion: defaultRegions.aws,
  regionPath: ["nodes", "region"],
  schema: knativeSchema,
  resolve: resolveKnative,
  start: (settings, workload, run) =>
    startPool((served) => withInit(settings, served), { workload, run, usage: clusterUsage(settings) }),
  worstCaseHour: () => null,
};
