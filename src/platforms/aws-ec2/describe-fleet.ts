import { formatSize } from "../../units/size.ts";
import { poolSizeInWords } from "../instance-pool/pool-size-in-words.ts";
import type { Limit } from "../platform.ts";
import { purchaseInWords } from "./purchase.ts";
import type { AwsEc2Settings } from "./settings.ts";

/** One sentence about a fleet. */
export function describeFleet(settings: AwsEc2Settings): string {
  const { instances, instance, region, slots, vcpus, memory, purchase, committed, credits } = settings;
  const burst = credits === null ? "" : `, CPU credits ${credits.mode}`;
  const type = `${instance} (${vcpus} vCPU, ${formatSize(memory)}${burst})`;
  return `AWS EC2 in ${region}, ${poolSizeInWords(instances)} ${type}, ${purchaseInWords(purchase, committed ?? 0)}, ${slots} requests in service per machine.`;
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
