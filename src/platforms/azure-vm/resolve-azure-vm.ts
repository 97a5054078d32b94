import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import { defaultRegions } from "../default-regions.ts";
import type { PoolSize } from "../instance-pool/pool-settings.ts";
import { committedCount, purchaseNeeds } from "../machines/purchase.ts";
import { resolveMachines } from "../machines/resolve-machines.ts";
import { spotWarning } from "../machines/spot-warning.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { smallestThatHolds } from "../smallest-that-holds.ts";
import { describeScaleSet } from "./describe-scale-set.ts";
import { purchases } from "./purchases.ts";
import { creditAssumptions, growingAssumptions } from "./scale-set-assumptions.ts";
import { type AzureVmGiven, type AzureVmSettings, defaultRules } from "./settings.ts";
import { vmSize, vmSizes } from "./sizes.ts";
import { soldDisk } from "./sold-disk.ts";

/** Azure's own example of an autoscale setting (documentation of 2023). */
const windowDefault = 10 * microsecondsPer.m;
const cooldownDefault = 5 * microsecondsPer.m;

/** Fills in Azure's machines: settings, assumptions with their sources, limits and the prices they need. */
export function resolveAzureVm(given: AzureVmGiven, workload: Workload): ResolvedCandidate<AzureVmSettings> {
  const { instance, purchase = "on-demand", region = defaultRegions.azure } = given;
  const type = vmSize(instance);
  if (type === null) throw new RangeError(`no VM size ${instance}`);
  const instances = sizeOf(given.instances);
  const baseline = type.baseline === null ? null : (given.baseline ?? type.baseline);
  return resolveMachines(
    given,
    {
      provider: "azure",
      logsVariant: "standard",
      region,
      type,
      larger: (needed) => smallestThatHolds(vmSizes, instance, needed),
      instances,
      purchase,
      committed: committedCount({ purchases, purchase }, given.committed, instances),
      billing: { billedFrom: { time: 0 }, least: 0, step: microsecondsPer.s, activeStep: null },
      boot: {
        settings: { kind: "uniform", from: 60 * microsecondsPer.s, to: 180 * microsecondsPer.s },
        source: "evenpoint default: 60 to 180 s to provision and boot, no measurement found",
        date: "",
        confirmed: false,
      },
      credits: baseline === null ? null : { mode: "standard", baseline },
      rented: {
        disk: soldDisk(given.disk ?? 32 * bytesPerGigabyte),
        diskPrice: { card: "azure-disk", variant: null },
      },
      describe: describeScaleSet,
      assumptions: (settings) => [...growingAssumptions(settings, given), ...creditAssumptions(settings, given)],
      hourNeeds: purchaseNeeds({ purchases, purchase }, { card: "azure-vm", region, instance }),
      warnings: purchase === "spot" ? [spotWarning] : [],
    },
    workload,
  );
}

function sizeOf(size: AzureVmGiven["instances"]): PoolSize {
  if (size === undefined) return { kind: "fixed", count: 1 };
  if (size.kind !== "growing") return size;
  const { rules = defaultRules, window = windowDefault, cooldown = cooldownDefault, ...rest } = size;
  return { ...rest, scaler: { kind: "scale-set", rules, window, cooldown } };
}
