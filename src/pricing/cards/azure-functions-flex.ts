import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

/** Whose figure each is. */
interface Origins {
  readonly onDemand: Origin;
  readonly baseline: Origin;
  readonly alwaysReady: Origin;
}

/** On demand, with a free grant a month and subscription; always-ready instances, which have none. A GB is 1,024 MB. */
function rates({ onDemand, baseline, alwaysReady }: Origins): readonly PrintedRate[] {
  return [
    { meter: "requests", label: "Executions", price: 0.0000004, free: 250_000, ...onDemand },
    { meter: "gbSeconds", label: "Execution time", price: 0.000026, free: 100_000, ...onDemand },
    { meter: "alwaysReadyGbSeconds", label: "Always ready, baseline", price: 0.000004, ...baseline },
    {
      meter: "alwaysReadyDurationGbSeconds",
      label: "Always ready, execution time",
      price: 0.000016,
      ...alwaysReady,
    },
    { meter: "alwaysReadyRequests", label: "Always ready, executions", price: 0.0000004, ...asInEuros },
  ];
}

const asInEuros: Origin = {
  source: "as on demand: a second-hand list in euros prices both alike; no source in dollars",
  effectiveDate: "2026-11",
  confirmed: false,
};
const elsewhere: Origin = {
  source:
    "Retail Prices API as a public repository reads it, East US 2 and Central US; taken to be the same here, no source",
  effectiveDate: "2026-11",
  confirmed: false,
};

/** Azure Functions on the Flex Consumption plan. */
export const azureFunctionsFlexEastUs: RateCard = rateCard(
  "azure-functions-flex",
  "eastus",
  rates({
    onDemand: {
      source: "Microsoft's worked example of the plan's costs (region not named); Retail Prices API agrees nearby",
      effectiveDate: "2025-02-10",
    },
    baseline: elsewhere,
    alwaysReady: elsewhere,
  }),
);
export const azureFunctionsFlexWestEurope: RateCard = rateCard(
  "azure-functions-flex",
  "westeurope",
  rates({
    onDemand: { ...elsewhere, source: "taken to equal eastus, no source found" },
    baseline: { ...elsewhere, source: "taken to equal eastus, no source found" },
    alwaysReady: { source: "test data of a public repository, West Europe", effectiveDate: "2026-11" },
  }),
);
