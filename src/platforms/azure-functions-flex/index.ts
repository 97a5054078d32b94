import { defaultRegions } from "../default-regions.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { withInit } from "../instance-pool/with-init.ts";
import type { Platform } from "../platform.ts";
import { appUsage, busySeconds } from "./app-usage.ts";
import { resolveAzureFunctionsFlex } from "./resolve-azure-functions-flex.ts";
import { type AzureFunctionsFlexGiven, type AzureFunctionsFlexSettings, azureFunctionsFlexSchema } from "./settings.ts";
import { flexSizes } from "./size-knob.ts";

/**
 * Azure Functions on the Flex Consumption plan: instances that serve several requests each, started by requests that wait,
 * some of them always ready, paid by the time in which they are active.
 */
export const azureFunctionsFlex: Platform<AzureFunctionsFlexGiven, AzureFunctionsFlexSettings> = {
  kind: "azure-functions-flex",
  family: "functions",
  defaultRegion: defaultRegions.azure,
  schema: azureFunctionsFlexSchema,
  resolve: resolveAzureFunctionsFlex,
  start: (settings, workload, run) =>
    startPool((served) => withInit(settings, served), { workload, run, usage: appUsage(settings) }),
  sizes: flexSizes,
  worstCaseHour(settings, workload) {
    const { instances, alwaysReady } = settings;
    const apps = "functions" in workload && hasOwnPools(workload) ? workload.functions.length : 1;
    const onDemand = instances.kind === "growing" ? instances.max - alwaysReady : 0;
    return busySeconds(settings, { onDemand: apps * onDemand * 3600, ready: apps * alwaysReady * 3600 });
  },
};
