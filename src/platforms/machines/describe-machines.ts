import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { poolSizeInWords } from "../instance-pool/pool-size-in-words.ts";
import type { Limit } from "../platform.ts";
import type { MachineSettings } from "./machine-settings.ts";
import { type Purchases, purchaseInWords } from "./purchase.ts";

export interface Service {
  /** "AWS EC2". */
  readonly name: string;
  readonly purchases: Purchases;
}

/** One sentence about rented machines. */
export function describeMachines({ name, purchases }: Service, settings: MachineSettings): string {
  const { instances, instance, region, slots, vcpus, memory, purchase, committed, credits } = settings;
  const burst = credits === null ? "" : `, CPU credits ${credits.mode}`;
  const type = `${instance} (${formatSignificant(vcpus)} vCPU, ${formatSize(memory)}${burst})`;
  const bought = purchaseInWords({ purchases, purchase }, committed ?? 0);
  return `${name} in ${region}, ${poolSizeInWords(instances)} ${type}, ${bought}, ${slots} requests in service per machine.`;
}

/**
 * What a fleet cannot pass: its slots and vCPUs, and where it grows its largest size. None while the size is not known.
 * Where each of several functions has such a fleet (`isEach`), the fullest of them is held against it.
 */
export function machineLimits({ instances, slots, vcpus }: MachineSettings, isEach = false): readonly Limit[] {
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
