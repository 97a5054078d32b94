import type { Workload } from "../../workloads/workload.ts";
import { billedOverService } from "../billed-over-service.ts";
import { defaultRegions } from "../default-regions.ts";
import { hasOwnPools } from "../instance-pool/has-own-pools.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { withInit } from "../instance-pool/with-init.ts";
import type { Platform } from "../platform.ts";
import { appUsage, busySeconds } from "./app-usage.ts";
import { billedMemory } from "./billed-memory.ts";
import { resolveAzureFunctionsConsumption } from "./resolve-azure-functions-consumption.ts";
import {
  type AzureFunctionsConsumptionGiven,
  type AzureFunctionsConsumptionSettings,
  azureFunctionsConsumptionSchema,
} from "./settings.ts";

/**
 * Azure Functions on the Consumption plan: instances that serve many requests each, one more a second while those there
 * are used, none once they have been idle for long; each execution is billed by itself, by the memory observed.
 */
export const azureFunctionsConsumption: Platform<AzureFunctionsConsumptionGiven, AzureFunctionsConsumptionSettings> = {
  kind: "azure-functions-consumption",
  family: "functions",
  defaultRegion: defaultRegions.azure,
  schema: azureFunctionsConsumptionSchema,
  resolve: resolveAzureFunctionsConsumption,
  start: (settings, workload, run) =>
    startPool((served) => serving(settings, served), { workload, run, usage: appUsage }),
  worstCaseHour(settings, workload) {
    const { instances, slots, billing } = settings;
    const billed = billedOverService(workload, billing.executions!, settings);
    const seconds = instances.kind === "growing" ? instances.max * billed * 3600 : 0;
    const apps = "functions" in workload && hasOwnPools(workload) ? workload.functions : [workload];
    return busySeconds(apps.map(billedMemory), slots, seconds);
  },
};

/** An app as it serves that workload: with its start-up work, and the memory that is observed then. */
function serving(settings: AzureFunctionsConsumptionSettings, served: Workload): AzureFunctionsConsumptionSettings {
  const { billing } = settings;
  const executions = { ...billing.executions!, memory: billedMemory(served) };
  return withInit({ ...settings, billing: { ...billing, executions } }, served);
}
