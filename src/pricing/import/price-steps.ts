import { type Decimal, toNumber } from "../../units/decimal.ts";
import type { Tier } from "../rate.ts";

/** A price that holds from a quantity on, up to where the next one begins. */
export interface PriceStep {
  /** Units of the meter. */
  readonly from: number;
  /** USD per unit of the meter. */
  readonly price: Decimal;
}

/** A rate's price and free units, from the steps of a price list. */
export interface SteppedPrice {
  readonly price: readonly Tier[];
  readonly free: number;
}

/**
 * Steps in any order as tiers: a first step that costs nothing is a free tier, unless it is the only one. Free units come
 * off before the tiers are filled, so that the tiers after them begin anew. Null where the first step does not begin at 0
 * or two begin alike.
 */
export function steppedPrice(steps: readonly PriceStep[]): SteppedPrice | null {
  const ordered = [...steps].sort((a, b) => a.from - b.from);
  const [first, second] = ordered;
  if (first === undefined || first.from !== 0) return null;
  if (ordered.some(({ from }, i) => i > 0 && from === ordered[i - 1]!.from)) return null;
  const free = second !== undefined && first.price.units === 0n ? second.from : 0;
  const paid = free > 0 ? ordered.slice(1) : ordered;
  const price = paid.map(({ price }, i) => {
    const next = paid[i + 1];
    return { upTo: next === undefined ? null : next.from - free, price: toNumber(price) };
  });
  return { price, free };
}
