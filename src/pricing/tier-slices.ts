import type { Tier } from "./rate.ts";

/** The part of a tariff between two quantities, at one price. */
export interface TierSlice {
  readonly from: number;
  /** Null: without end. */
  readonly upTo: number | null;
  readonly price: number;
}

/** The tiers with both their ends. */
export function tierSlices(tiers: readonly Tier[]): readonly TierSlice[] {
  return tiers.map(({ upTo, price }, index) => ({ from: tiers[index - 1]?.upTo ?? 0, upTo, price }));
}

/** How many of `quantity` units fall into the slice. */
export function unitsWithin({ from, upTo }: TierSlice, quantity: number): number {
  const upper = upTo === null ? quantity : Math.min(quantity, upTo);
  return Math.max(0, upper - from);
}
