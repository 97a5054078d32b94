import { defaultRegions } from "../default-regions.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { withInit } from "../instance-pool/with-init.ts";
import { clusterUsage } from "../kubernetes/cluster-usage.ts";
import type { PodSettings } from "../kubernetes/pod-settings.ts";
import type { Platform } from "../platform.ts";
import { resolveOpenfaas } from "./resolve-openfaas.ts";
import { type OpenfaasGiven, openfaasSchema } from "./settings.ts";

/** OpenFaaS, Pro or Community Edition: functions as pods on nodes of any provider. */
export const openfaas: Platform<OpenfaasGiven, PodSettings> = {
  kind: "openfaas",
  family: "containers",
  defaultRegion: defaultRegions.aws,
  regionPath: ["nodes", "region"],
  schema: openfaasSchema,
  resolve: resolveOpenfaas,
  start: (settings, workload, run) =>
    startPool((served) => withInit(settings, served), { workload, run, usage: clusterUsage(settings) }),
  worstCaseHour: () => null,
};
