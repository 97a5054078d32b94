import type { RateCard, Tier } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

/** Tier ends are decimal, as in second-hand tables from the Retail Prices API. */
const tiers: readonly Tier[] = [
  { upTo: 10_000, price: 0.087 },
  { upTo: 50_000, price: 0.083 },
  { upTo: 150_000, price: 0.07 },
  { upTo: null, price: 0.05 },
];

const egress: PrintedRate = {
  meter: "egressGb",
  label: "Internet egress",
  price: tiers,
  free: 100,
  source:
    "first tier and free units: several second-hand tables of 2026, North America and Europe; " +
    "the tiers above from memory, no source found",
  effectiveDate: "2026",
  confirmed: false,
};

/** Data out to the internet by Microsoft's network. */
export const azureInternetEgressEastUs: RateCard = rateCard("azure-internet-egress", "eastus", [egress]);
export const azureInternetEgressWestEurope: RateCard = rateCard("azure-internet-egress", "westeurope", [egress]);
