import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

/** Whose figures they are; the free grant of a month and subscription is on Microsoft's price page. */
const origin = {
  source: "Infracost reference output (Cloud Pricing API); free grant: Microsoft's price page",
  effectiveDate: "2024-07-01",
} as const;

/** A GB is 1,024 MB. */
const rates: readonly PrintedRate[] = [
  { meter: "requests", label: "Executions", price: 0.0000002, free: 1_000_000, ...origin },
  { meter: "gbSeconds", label: "Execution time", price: 0.000016, free: 400_000, ...origin },
];

/** Azure Functions on the Consumption plan. */
export const azureFunctionsConsumptionEastUs: RateCard = rateCard("azure-functions-consumption", "eastus", rates);
