import type { Meter } from "../../usage/meter.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import type { FleetSize } from "../instance-pool/fleet-size.ts";

/** How machines are bought: the key `purchase`. What each saves is the rate card's to say. */
export const purchases = {
  "on-demand": { words: "on demand", commits: false },
  "reserved-1y": { words: "reserved for 1 year", commits: true },
  "reserved-3y": { words: "reserved for 3 years", commits: true },
  "savings-plan-1y": { words: "savings plan of 1 year", commits: true },
  "savings-plan-3y": { words: "savings plan of 3 years", commits: true },
  spot: { words: "spot", commits: false },
} as const;

export type Purchase = keyof typeof purchases;
export const purchaseNames = Object.keys(purchases) as [Purchase, ...Purchase[]];

/**
 * How many machines are paid for in every hour, used or not: the fleet's smallest number unless the scenario says, none
 * where nothing is committed. Null: as many as an `auto` fleet will have.
 */
export function committedCount(purchase: Purchase, given: number | undefined, size: FleetSize): number | null {
  if (!purchases[purchase].commits) return 0;
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
  readonly region: string;
  readonly instance: string;
}

/**
 * The prices of the machines' hours: a commitment is paid by its own meter, and what runs beyond it on demand; spot
 * machines are metered as any others, at another price.
 */
export function purchaseNeeds(purchase: Purchase, { region, instance }: PurchasePlace): readonly PriceNeed[] {
  const need = (meter: Meter): PriceNeed => ({ card: "aws-ec2", region, variant: instance, meters: [meter] });
  if (purchases[purchase].commits) return [{ ...need("committedHours"), purchase }, need("instanceHours")];
  return [purchase === "spot" ? { ...need("instanceHours"), purchase } : need("instanceHours")];
}

/** "on demand", "2 reserved for 1 year": for the candidate's description. */
export function purchaseInWords(purchase: Purchase, committed: number | null): string {
  const { words, commits } = purchases[purchase];
  return commits && committed !== null ? `${committed} ${words}` : words;
}

export interface CommitmentGiven {
  readonly purchase?: Purchase | undefined;
  readonly committed?: number | undefined;
  readonly instances?: FleetSize | undefined;
}

/** What is wrong with a commitment, null where nothing is. */
export function commitmentProblem({ purchase = "on-demand", committed, instances }: CommitmentGiven): string | null {
  if (committed === undefined) return null;
  if (!purchases[purchase].commits) {
    return `a commitment needs a purchase that commits: purchase: reserved-1y, reserved-3y, savings-plan-1y or savings-plan-3y, not ${purchase}`;
  }
  const most = mostMachines(instances);
  if (committed <= most) return null;
  const machines = most === 1 ? "1 machine" : `${most} machines`;
  return `a commitment of ${committed} is larger than the fleet of ${machines}; commit to at most ${most}`;
}

/** The most machines that a fleet of this size can have; of an `auto` one nothing is known yet. */
function mostMachines(size: FleetSize | undefined): number {
  if (size === undefined) return 1;
  if (size.kind === "auto") return Number.POSITIVE_INFINITY;
  return size.kind === "fixed" ? size.count : size.max;
}
