import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

const calls = { meter: "apiRequests", label: "API Management calls", price: 0.0000035, free: 1_000_000 } as const;

const eastUs: PrintedRate = {
  ...calls,
  source:
    "Infracost reference output (Cloud Pricing API); free units: second-hand, 2026; one second-hand page says about 4.50 USD a million",
  effectiveDate: "2024-07-01",
};

const asEastUs: PrintedRate = {
  ...calls,
  source: "as eastus; not checked, no source found",
  effectiveDate: "2026-11-27",
  confirmed: false,
};

/** The Consumption tier; its other tiers are billed by unit and month, and are not there. The free calls are a subscription's. */
export const azureApiManagementEastUs: RateCard = rateCard("azure-api-management", "eastus", [eastUs]);
export const azureApiManagementWestEurope: RateCard = rateCard("azure-api-management", "westeurope", [asEastUs]);
