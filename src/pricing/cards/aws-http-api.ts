import type { RateCard } from "../rate.ts";
import { rateCard } from "../rate-card.ts";

/** Metered requests: one per 512 KB begun. The free tier of a new account's first year is not counted. */
export const awsHttpApiUsEast1: RateCard = rateCard("aws-http-api", "us-east-1", [
  {
    meter: "apiRequests",
    label: "HTTP API requests",
    price: [
      { upTo: 300_000_000, price: 0.000001 },
      { upTo: null, price: 0.0000009 },
    ],
    source: "AWS API Gateway price page",
    effectiveDate: "2025-11-02",
  },
]);

export const awsHttpApiEuWest1: RateCard = rateCard("aws-http-api", "eu-west-1", [
  {
    meter: "apiRequests",
    label: "HTTP API requests",
    price: 0.00000111,
    source: "from memory, no source found; a discount above 300 M requests is not counted",
    effectiveDate: "2026-11",
    confirmed: false,
  },
]);
