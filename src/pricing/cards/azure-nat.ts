import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate">;

function gateway(origin: Origin): readonly PrintedRate[] {
  return [
    { meter: "natHours", label: "NAT gateway", price: 0.045, ...origin },
    { meter: "natGb", label: "NAT gateway, data processed", price: 0.045, ...origin },
  ];
}

export const azureNatEastUs: RateCard = rateCard(
  "azure-nat",
  "eastus",
  gateway({ source: "C3X, cost page of azurerm_nat_gateway (second-hand)", effectiveDate: "2026-11" }),
);
export const azureNatWestEurope: RateCard = rateCard(
  "azure-nat",
  "westeurope",
  gateway({
    source: "Infracost reference output (Cloud Pricing API): 730 h for 32.85 USD, 10 GB for 0.45 USD",
    effectiveDate: "2024-07-01",
  }),
);
