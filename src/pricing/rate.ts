import type { Meter } from "../usage/meter.ts";
import type { Credit } from "./credit.ts";
import type { Discount } from "./discount.ts";

/** One step of a price: units up to `upTo` in a month (null: without end) cost `price` each. */
export interface Tier {
  readonly upTo: number | null;
  /** USD per unit of the meter. */
  readonly price: number;
}

/** The price of one meter in one region, with its origin. */
export interface Rate {
  readonly meter: Meter;
  /** Words for the bill's line, such as "Duration, arm64". */
  readonly label: string;
  readonly region: string;
  /** In rising order; the last one has `upTo: null`. */
  readonly tiers: readonly Tier[];
  /** Units a month that the free tier takes off, 0 where there are none. */
  readonly free: number;
  readonly source: string;
  /** When the source was read or generated: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly effectiveDate: string;
  /** False for a figure no source could be found for: an editable default, and the report says so. */
  readonly confirmed: boolean;
  /** Who set it: a shipped rate card, or the scenario by `prices` or a card file of its own. */
  readonly setBy: "card" | "user";
  /** Where the price was worked out from another: "0.0816 USD less 34 %". */
  readonly working?: string;
  /** What pays a part of it in dollars; rates that have the same credit share it. */
  readonly credit?: Credit;
}

/** All rates of one service in one region, for `evenpoint prices` and for choosing a candidate's rates. */
export interface RateCard {
  /** Such as "aws-lambda". */
  readonly name: string;
  readonly region: string;
  readonly currency: "USD";
  readonly rates: readonly CardRate[];
  /** What ways of buying take off; those of a variant before those of all. */
  readonly discounts?: readonly Discount[];
  /** What is granted in dollars. */
  readonly credits?: readonly Credit[];
}

/** A rate on a card; `variant` tells rates of one meter apart: "arm64", "m7g.large"; null where there is one only. */
export interface CardRate extends Rate {
  readonly variant: string | null;
  /** How it is bought where not on demand: "reserved-1y". */
  readonly purchase?: string;
}
