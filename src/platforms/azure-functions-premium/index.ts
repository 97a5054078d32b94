import { defaultRegions } from "../default-regions.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { withInit } from "../instance-pool/with-init.ts";
import type { Platform } from "../platform.ts";
import { planUsage } from "./plan-usage.ts";
import { resolveAzureFunctionsPremium } from "./resolve-azure-functions-premium.ts";
import {
  type AzureFunctionsPremiumGiven,
  type AzureFunctionsPremiumSettings,
  azureFunctionsPremiumSchema,
} from "./settings.ts";
import { premiumSizes } from "./size-knob.ts";

/**
 * Azure Functions on the Premium plan: instances that serve many requests each, some always ready, some started ahead of
 * need, one more a second while those there are used; paid by the second for the vCPUs and the memory that they have.
 */
export const azureFunctionsPremium: Platform<AzureFunctionsPremiumGiven, AzureFunctionsPremiumSettings> = {
  kind: "azure-functions-premium",
  family: "functions",
  defaultRegion: defaultRegions.azure,
  schema: azureFunctionsPremiumSchema,
  resolve: resolveAzureFunctionsPremium,
  start: (settings, workload, run) =>
    startPool((served) => withInit(settings, served), { workload, run, usage: planUsage(settings) }),
  sizes: premiumSizes,
  worstCaseHour: () => null,
};
