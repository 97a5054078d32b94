import type { Meter } from "../../usage/meter.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import type { FleetSize } from "../instance-pool/fleet-size.ts";
import type { PoolSize } from "../instance-pool/pool-settings.ts";

/** One way to buy machines: a word of the key `purchase`. What it saves is the rate card's to say. */
export interface Purchase {
  readonly words: string;
  /** Whether a number of machines is paid for in every hour, used or not. */
  readonly commits: boolean;
}

/** Every way in which a platform sells its machines; each has "on-demand". */
export type Purchases = Readonly<Record<string, Purchase>>;

/** How a candidate's machines are bought. */
export interface Bought {
  readonly purchases: Purchases;
  readonly purchase: string;
}

/**
 * How many machines are paid for in every hour, used or not: the fleet's smallest number unless the scenario says, none
 * where nothing is committed. Null: as many as an `auto` fleet will have.
 */
export function committedCount(
  { purchases, purchase }: Bought,
  given: number | undefined,
  size: PoolSize,
): number | null {
  if (!purchases[purchase]!.commits) return 0;
  if (given !== undefined) return given;
  switch (size.kind) {
    case "fixed":
      return size.count;
    case "growing":
      return size.min;
    case "auto":
      return null;
  }
}

export interface PurchasePlace {
  readonly card: string;
  readonly region: string;
  readonly instance: string;
}

/**
 * The prices of the machines' hours: a commitment is paid by its own meter, and what runs beyond it on demand; spot
 * machines are metered as any others, at another price.
 */
export function purchaseNeeds(
  { purchases, purchase }: Bought,
  { card, region, instance }: PurchasePlace,
): readonly PriceNeed[] {
  const need = (meter: Meter): PriceNeed => ({ card, region, variant: instance, meters: [meter] });
  if (purchases[purchase]!.commits) return [{ ...need("committedHours"), purchase }, need("instanceHours")];
  return [purchase === "spot" ? { ...need("instanceHours"), purchase } : need("instanceHours")];
}

/** "on demand", "2 reserved for 1 year": for the candidate's description. */
export function purchaseInWords({ purchases, purchase }: Bought, committed: number | null): string {
  const { words, commits } = purchases[purchase]!;
  return commits && committed !== null ? `${committed} ${words}` : words;
}

export interface CommitmentGiven {
  readonly purchase?: string | undefined;
  readonly committed?: number | undefined;
  readonly instances?: FleetSize<unknown> | undefined;
}

/** What is wrong with a commitment, null where nothing is. */
export function commitmentProblem(
  purchases: Purchases,
  { purchase = "on-demand", committed, instances }: CommitmentGiven,
): string | null {
  if (committed === undefined) return null;
  if (!purchases[purchase]!.commits) {
    return `a commitment needs a purchase that commits: purchase: ${wordsThatCommit(purchases)}, not ${purchase}`;
  }
  const most = mostMachines(instances);
  if (committed <= most) return null;
  const machines = most === 1 ? "1 machine" : `${most} machines`;
  return `a commitment of ${committed} is larger than the fleet of ${machines}; commit to at most ${most}`;
}

/** "reserved-1y, reserved-3y or savings-plan-1y". */
function wordsThatCommit(purchases: Purchases): string {
  const words = Object.keys(purchases).filter((purchase) => purchases[purchase]!.commits);
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** The most machines that a fleet of this size can have; of an `auto` one nothing is known yet. */
function mostMachines(size: FleetSize<unknown> | undefined): number {
  if (size === undefined) return 1;
  if (size.kind === "auto") return Number.POSITIVE_INFINITY;
  return size.kind === "fixed" ? size.count : size.max;
}
