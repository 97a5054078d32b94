import { formatSignificant } from "../../units/significant.ts";
import { formatSize } from "../../units/size.ts";
import { type PoolWords, poolLimits } from "../instance-pool/pool-limits.ts";
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
  const served = slots === 1 ? "one request" : `${slots} requests`;
  return `${name} in ${region}, ${poolSizeInWords(instances)} ${type}, ${bought}, ${served} in service per machine.`;
}

/** What machines, and a group of them, are called. */
const words: PoolWords = { instances: "machines", group: "fleet" };

/** What a fleet cannot pass; where each of several functions has one (`isEach`), the fullest of them is held against it. */
export function machineLimits(settings: MachineSettings, isEach = false): readonly Limit[] {
  return poolLimits(settings, words, isEach);
}
