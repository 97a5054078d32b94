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
}

/** In place of a rate card: what a server of the user's own costs is in nobody's list, so the scenario must say it. */
export const ownPrices = "server";
