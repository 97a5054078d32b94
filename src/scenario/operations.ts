import { z } from "zod";
import { operationsRegion } from "../pricing/cards/operations.ts";
import type { PriceNeed } from "../usage/price-need.ts";

/** A month has 730 hours; a staff of a hundred works some 16,000. */
const mostHours = 100_000;

/** The candidate key `operations`: the work of people that keeps it running. */
export const operationsField = z.strictObject({
  /** Staff hours a month. */
  hours: z.number().min(0).max(mostHours),
  /** USD an hour; the card "operations" has the default. */
  rate: z.number().min(0).max(10_000).optional(),
});

export type Operations = z.output<typeof operationsField>;

/** The price of a staff hour, from the scenario or from the card. */
export const operationsNeed: PriceNeed = {
  card: "operations",
  region: operationsRegion,
  variant: null,
  meters: ["operationsHours"],
};
