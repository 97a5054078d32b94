import type { PrintedRate } from "../rate-card.ts";

/** A rate that one or several SKUs of a provider's price list give. */
export interface OfferedRate extends PrintedRate {
  readonly card: string;
  readonly region: string;
  /** What the list calls it, for messages. */
  readonly sku: string;
  /** Of several offers of one price, those with the lowest rank are taken; 0 where left out. */
  readonly rank?: number;
}

/** A SKU that gave no rate, with what the list says of it. */
export interface UnknownSku {
  readonly sku: string;
  readonly description: string;
}

/** SKUs of a kind that no card of evenpoint has, by what they are. */
export interface LeftOut {
  readonly reason: string;
  readonly count: number;
}
