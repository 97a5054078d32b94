import type { Meter } from "./meter.ts";

/** Which prices a candidate needs: a platform states them, pricing's cards are asked for exactly these. */
export interface PriceNeed {
  /** Rate card, such as "aws-lambda". */
  readonly card: string;
  readonly region: string;
  /** Which of several rates of a meter: "arm64", "m7g.large"; null where the card has one only. */
  readonly variant: string | null;
  /** How it is bought where not on demand: "reserved-1y", "spot". */
  readonly purchase?: string;
  readonly meters: readonly Meter[];
  /** The price, where the candidate's own settings say it; no card is asked then. */
  readonly own?: OwnPrice;
}

/** A price that the user pays, as settings say it. */
export interface OwnPrice {
  /** Words for the bill's line. */
  readonly label: string;
  /** USD per unit of the meter. */
  readonly price: number;
  /** Where the price was worked out from another: "40 USD a month of 730 h". */
  readonly working?: string;
}

/** In place of a rate card: what a server of the user's own costs is in nobody's list, so the scenario must say it. */
export const ownPrices = "server";
