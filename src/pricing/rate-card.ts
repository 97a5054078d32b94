import type { Meter } from "../usage/meter.ts";
import type { Credit } from "./credit.ts";
import type { Discount } from "./discount.ts";
import type { CardRate, RateCard, Tier } from "./rate.ts";

/** A rate as a card file writes it down: what follows from the card itself (region, who set it) is left out. */
export interface PrintedRate {
  readonly meter: Meter;
  readonly label: string;
  /** Where the card has several rates of this meter; else left out. */
  readonly variant?: string;
  /** Where it is the price of one way of buying: "reserved-1y". */
  readonly purchase?: string;
  /** USD per unit of the meter: one price, or steps in rising order. */
  readonly price: number | readonly Tier[];
  /** Units a month that the free tier takes off; none where left out. */
  readonly free?: number;
  readonly source: string;
  readonly effectiveDate: string;
  /** False where any figure of the rate has no source; true where left out. */
  readonly confirmed?: boolean;
}

/** What a card has beside its rates. */
export interface CardExtras {
  /** What ways of buying take off. */
  readonly discounts?: readonly Discount[];
  /** What is granted in dollars. */
  readonly credits?: readonly Credit[];
}

/** A rate card in US dollars from the rates as they are written down. */
export function rateCard(
  name: string,
  region: string,
  rates: readonly PrintedRate[],
  { discounts = [], credits = [] }: CardExtras = {},
): RateCard {
  return { name, region, currency: "USD", rates: rates.map((rate) => stamped(rate, region)), discounts, credits };
}

function stamped(rate: PrintedRate, region: string): CardRate {
  const { price, variant = null, free = 0, confirmed = true, ...rest } = rate;
  const tiers = typeof price === "number" ? [{ upTo: null, price }] : price;
  return { ...rest, region, variant, tiers, free, confirmed, setBy: "card" };
}
