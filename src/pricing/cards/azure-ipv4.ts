import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

function standardAddress(effectiveDate: string): readonly PrintedRate[] {
  const source = "Infracost reference output (Cloud Pricing API): 730 h for 3.65 USD";
  return [{ meter: "ipv4Hours", label: "Public IPv4 addresses", price: 0.005, source, effectiveDate }];
}

/** A static address of the Standard kind, in use or idle. */
export const azureIpv4EastUs: RateCard = rateCard("azure-ipv4", "eastus", standardAddress("2026-04-03"));
export const azureIpv4WestEurope: RateCard = rateCard("azure-ipv4", "westeurope", standardAddress("2024-07-01"));
