import type { RateCard } from "../rate.ts";
import { rateCard } from "../rate-card.ts";

/** What an hour of the people who run a system costs, where the scenario does not say. */
export const operationsRate = 80;

/** The same wherever the machines stand. */
export const operationsRegion = "anywhere";

export const operations: RateCard = rateCard("operations", operationsRegion, [
  {
    meter: "operationsHours",
    label: "Staff hours",
    price: operationsRate,
    source: "evenpoint default, no source: salaries differ",
    effectiveDate: "2026-11-21",
    confirmed: false,
  },
]);
