import type { RateCard, Tier } from "../rate.ts";
import { rateCard } from "../rate-card.ts";
import { gcpRegions } from "./gcp-regions.ts";

/** Tier ends are binary: 1 and 10 TB of 1,024 GB each. */
const tiers: readonly Tier[] = [
  { upTo: 1024, price: 0.12 },
  { upTo: 10_240, price: 0.11 },
  { upTo: null, price: 0.08 },
];

/**
 * Data out to the internet by the Premium tier, and that of functions of the first generation, which have free GB of
 * their own and no steps. What else is free within North America (1 GB a month of Cloud Run's) is left
 * out: it depends on where callers are.
 */
export const gcpInternetEgress: readonly RateCard[] = gcpRegions.map((region) =>
  rateCard("gcp-internet-egress", region, [
    {
      meter: "egressGb",
      label: "Internet egress",
      price: tiers,
      source: "article on dev.to, for North America, Europe and Asia alike; Infracost agrees on the first tier",
      effectiveDate: "2026-03",
    },
    {
      meter: "egressGb",
      label: "Internet egress",
      variant: "functions-1st-gen",
      price: 0.12,
      free: 5,
      source: "Google's firebase-tools (src/deploy/functions/pricing.ts); Infracost reference output of 2024-12 agrees",
      effectiveDate: "2026-11",
    },
  ]),
);
