import { defaultRegions } from "../default-regions.ts";
import { startPool } from "../instance-pool/start-pool.ts";
import { boughtLater } from "../machines/bought-later.ts";
import { machineLimits } from "../machines/describe-machines.ts";
import { rentedUsage } from "../machines/rented-usage.ts";
import type { Platform } from "../platform.ts";
import { describeScaleSet } from "./describe-scale-set.ts";
import { resolveAzureVm } from "./resolve-azure-vm.ts";
import { type AzureVmGiven, type AzureVmSettings, azureVmSchema } from "./settings.ts";
import { azureVmSizes } from "./size-knob.ts";

/** Azure virtual machines, a fixed number or a scale set that grows by rules, paid by the second. */
export const azureVm: Platform<AzureVmGiven, AzureVmSettings> = {
  kind: "azure-vm",
  family: "machines",
  defaultRegion: defaultRegions.azure,
  schema: azureVmSchema,
  resolve: resolveAzureVm,
  start: (settings, workload, run) => startPool(settings, { workload, run, usage: rentedUsage(settings) }),
  pool: { committedForAYear: "reserved-1y", describe: describeScaleSet, limits: machineLimits },
  purchase: boughtLater,
  sizes: azureVmSizes,
  worstCaseHour: () => null,
};
