import type { RateCard, Tier } from "../rate.ts";
import { rateCard } from "../rate-card.ts";
import { gcpRegions } from "./gcp-regions.ts";

const freeCalls = 2_000_000;

/** Tiers begin after the free calls, so their ends are those of the price page less these: 1 billion. */
const tiers: readonly Tier[] = [
  { upTo: 1_000_000_000 - freeCalls, price: 0.000003 },
  { upTo: null, price: 0.0000015 },
];

/** Of the page's range the least, and for Asia the most: which region pays what is not in the source. */
const perGb = { asia: 0.19, elsewhere: 0.105 };

/** Calls, one price for all regions, and what it sends to callers, which has a price of its own. The free calls are a billing account's. */
export const gcpApiGateway: readonly RateCard[] = gcpRegions.map((region) =>
  rateCard("gcp-api-gateway", region, [
    {
      meter: "apiRequests",
      label: "API Gateway calls",
      price: tiers,
      free: freeCalls,
      source: "Google Cloud API Gateway price page",
      effectiveDate: "2026-11",
    },
    {
      meter: "egressGb",
      label: "API Gateway egress",
      price: region.startsWith("asia-") ? perGb.asia : perGb.elsewhere,
      source:
        "Google Cloud API Gateway price page: 0.105 to 0.190 USD by region; no source says which pays what: the least is taken, for Asia the most",
      effectiveDate: "2026-11",
      confirmed: false,
    },
  ]),
);
