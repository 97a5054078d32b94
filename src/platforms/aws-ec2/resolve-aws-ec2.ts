import { microsecondsPer } from "../../units/duration.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import type { Workload } from "../../workloads/workload.ts";
import { defaultRegions } from "../default-regions.ts";
import { poolSize } from "../instance-pool/fleet-size.ts";
import { committedCount, purchaseNeeds } from "../machines/purchase.ts";
import { resolveMachines } from "../machines/resolve-machines.ts";
import type { ResolvedCandidate } from "../platform.ts";
import { smallestThatHolds } from "../smallest-that-holds.ts";
import { describeFleet } from "./describe-fleet.ts";
import { creditAssumptions, growingAssumptions, pendingTime } from "./fleet-assumptions.ts";
import { instanceType, instanceTypes } from "./instance-types.ts";
import { purchases } from "./purchases.ts";
import type { AwsEc2Given, AwsEc2Settings } from "./settings.ts";
import { spotWarning } from "./spot-interruptions.ts";

/** Billed by the second, a minute at least (AWS, 2017-10-02). */
const leastBilled = microsecondsPer.m;

/** Fills in an AWS EC2 fleet: settings, assumptions with their sources, limits and the prices it needs. */
export function resolveAwsEc2(given: AwsEc2Given, workload: Workload): ResolvedCandidate<AwsEc2Settings> {
  const type = instanceType(given.instance);
  if (type === null) throw new RangeError(`no instance type ${given.instance}`);
  const { instance, purchase = "on-demand", region = defaultRegions.aws } = given;
  const place = { card: "aws-ec2", region, instance };
  const credits = type.baseline === null ? null : { mode: given.credits ?? "unlimited", baseline: type.baseline };
  const instances = poolSize(given.instances ?? { kind: "fixed", count: 1 }, (target) => {
    return { kind: "target-tracking", target };
  });
  const surplus: PriceNeed = { card: "aws-ec2", region, variant: instance, meters: ["surplusCreditHours"] };
  return resolveMachines(
    given,
    {
      provider: "aws",
      logsVariant: "standard",
      region,
      type,
      larger: (needed) => smallestThatHolds(instanceTypes, instance, needed),
      instances,
      purchase,
      committed: committedCount({ purchases, purchase }, given.committed, instances),
      billing: { billedFrom: { time: pendingTime }, least: leastBilled, step: microsecondsPer.s, activeStep: null },
      boot: {
        settings: { kind: "lognormal", median: 60_000_000, sigma: 0.3 },
        source: "evenpoint default: 26 s to a shell as measured, then application start and health checks",
        date: "2026-01",
        confirmed: false,
      },
      credits,
      rented: {
        disk: given.disk ?? 8 * bytesPerGigabyte,
        diskPrice: { card: "aws-ebs", variant: "gp3" },
      },
      describe: describeFleet,
      assumptions: (settings) => [
        ...growingAssumptions(settings),
        ...creditAssumptions(settings, given.credits !== undefined),
      ],
      hourNeeds: [...purchaseNeeds({ purchases, purchase }, place), ...(credits === null ? [] : [surplus])],
      warnings: purchase === "spot" ? [spotWarning(instance)] : [],
    },
    workload,
  );
}
