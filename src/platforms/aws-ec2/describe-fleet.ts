import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { formatScalingTarget } from "../autoscaling/scaling-target.ts";
import type { Limit } from "../platform.ts";
import type { FleetSize } from "./fleet-size.ts";
import { purchaseInWords } from "./purchase.ts";
import type { AwsEc2Settings } from "./settings.ts";

/** One sentence about a fleet. */
export function describeFleet(settings: AwsEc2Settings): string {
  const { instances, instance, region, slots, vcpus, memory, purchase, committed, credits } = settings;
  const burst = credits === null ? "" : `, CPU credits ${credits.mode}`;
  const type = `${instance} (${vcpus} vCPU, ${formatSize(memory)}${burst})`;
  return `AWS EC2 in ${region}, ${sizeInWords(instances)} ${type}, ${purchaseInWords(purchase, committed ?? 0)}, ${slots} requests in service per machine.`;
}

/** "one", "3", "2 to 10 (growing at 60 % CPU)", "as many as needed (at least 2)". */
function sizeInWords(size: FleetSize): string {
  if (size.kind === "fixed") return size.count === 1 ? "one" : `${size.count}`;
  if (size.kind === "growing") return `${size.min} to ${size.max} (growing at ${formatScalingTarget(size.target)})`;
  return `as many as needed (at least ${size.minimum}, CPU at most ${formatSignificant(100 * size.ceiling)} % in any hour)`;
}

/**
 * What a fleet cannot pass: its slots and vCPUs, and where it grows its largest size. None while the size is not known.
 * Where each of several functions has such a fleet (`isEach`), the fullest of them is held against it.
 */
export function fleetLimitsOf({ instances, slots, vcpus }: AwsEc2Settings, isEach = false): readonly Limit[] {
  if (instances.kind === "auto") return [];
  const most = instances.kind === "fixed" ? instances.count : instances.max;
  const each = isEach ? " of each fleet" : "";
  const machines: Limit = {
    limit: `machines${each}`,
    value: most,
    measuredBy: isEach ? "peakFunctionInstances" : "peakInstances",
  };
  const places: Limit = {
    limit: `slots${each}`,
    value: slots * most,
    measuredBy: isEach ? "peakFunctionConcurrency" : "peakConcurrency",
  };
  const cpu: Limit = { limit: `vCPU${each}`, value: vcpus * most, measuredBy: "peakVcpus" };
  return instances.kind === "fixed" ? [places, cpu] : [places, cpu, machines];
}
