import { billedOverService } from "../billed-over-service.ts";
import { defaultRegions } from "../default-regions.ts";
import type { Platform } from "../platform.ts";
import { busySeconds } from "./function-usage.ts";
import { resolveGcpFunctions1stGen } from "./resolve-gcp-functions-1st-gen.ts";
import { type GcpFunctions1stGenGiven, type GcpFunctions1stGenSettings, gcpFunctions1stGenSchema } from "./settings.ts";
import { gcpFunctionSizes } from "./size-knob.ts";
import { startFunction } from "./start-function.ts";

/**
 * Google Cloud functions of the first generation: one request per instance, requests that wait start instances, each is
 * billed by itself in steps of 100 ms, by memory and by CPU.
 */
export const gcpFunctions1stGen: Platform<GcpFunctions1stGenGiven, GcpFunctions1stGenSettings> = {
  kind: "gcp-functions-1st-gen",
  family: "functions",
  functionsApart: true,
  defaultRegion: defaultRegions.gcp,
  schema: gcpFunctions1stGenSchema,
  resolve: resolveGcpFunctions1stGen,
  start: startFunction,
  sizes: gcpFunctionSizes,
  worstCaseHour(settings, workload) {
    const { instances } = settings;
    const functions = "functions" in workload ? workload.functions.length : 1;
    const instancesAtMost = functions * (instances.kind === "growing" ? instances.max : 0);
    const billed = billedOverService(workload, settings.billing.executions!, settings);
    return busySeconds(settings, instancesAtMost * billed * 3600);
  },
};
