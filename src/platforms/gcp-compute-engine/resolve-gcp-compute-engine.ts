import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { Workload } from "../../workloads/workload.ts";
import type { ScalingTarget } from "../autoscaling/scaling-target.ts";
import { defaultRegions } from "../default-regions.ts";
import type { PoolSize } from "../instance-pool/pool-settings.ts";
import { committedCount, purchaseNeeds } from "../machines/purchase.ts";
import { resolveMachines } from "../machines/resolve-machines.ts";
import { spotWarning } from "../machines/spot-warning.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { smallestThatHolds } from "../smallest-that-holds.ts";
import { describeManagedGroup } from "./describe-managed-group.ts";
import { machineType, machineTypes } from "./machine-types.ts";
import { growingAssumptions, typeAssumptions } from "./managed-group-assumptions.ts";
import { purchases } from "./purchases.ts";
import type { GcpComputeEngineGiven, GcpComputeEngineSettings } from "./settings.ts";
import { isSustained, sustainedNeeds } from "./sustained-use.ts";

const targetDefault: ScalingTarget = { metric: "cpu", value: 0.6 };
const initialisationDefault = 60 * microsecondsPer.s;

/** Billed by the second, a minute at least (Google's price pages). */
const leastBilled = microsecondsPer.m;

/** Fills in Google's machines: settings, assumptions with their sources, limits and the prices they need. */
export function resolveGcpComputeEngine(
  given: GcpComputeEngineGiven,
  workload: Workload,
): ResolvedCandidate<GcpComputeEngineSettings> {
  const { instance, purchase = "on-demand", region = defaultRegions.gcp } = given;
  const type = machineType(instance);
  if (type === null) throw new RangeError(`no machine type ${instance}`);
  const instances = sizeOf(given.instances);
  const place = { card: "gcp-compute-engine", region, instance };
  return resolveMachines(
    given,
    {
      provider: "gcp",
      logsVariant: "standard",
      region,
      type,
      larger: (needed) => smallestThatHolds(machineTypes, instance, needed),
      instances,
      purchase,
      committed: committedCount({ purchases, purchase }, given.committed, instances),
      billing: { billedFrom: { time: 0 }, least: leastBilled, step: microsecondsPer.s, activeStep: null },
      boot: {
        settings: { kind: "lognormal", median: 60 * microsecondsPer.s, sigma: 0.3 },
        source: "evenpoint default: as machines of AWS, no measurement found",
        date: "",
        confirmed: false,
      },
      credits: null,
      rented: {
        disk: given.disk ?? 10 * bytesPerGigabyte,
        diskPrice: { card: "gcp-disk", variant: null },
      },
      describe: describeManagedGroup,
      assumptions: (settings) => [...growingAssumptions(settings, given), ...typeAssumptions(settings, workload)],
      hourNeeds: [
        ...purchaseNeeds({ purchases, purchase }, place),
        ...(isSustained({ instance, purchase }) ? sustainedNeeds(place) : []),
      ],
      warnings: purchase === "spot" ? [spotWarning] : [],
    },
    workload,
  );
}

function sizeOf(size: GcpComputeEngineGiven["instances"]): PoolSize {
  if (size === undefined) return { kind: "fixed", count: 1 };
  if (size.kind !== "growing") return size;
  const { target = targetDefault, initialisation = initialisationDefault, ...rest } = size;
  return { ...rest, scaler: { kind: "managed-group", target, initialisation } };
}
