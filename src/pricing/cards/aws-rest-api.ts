import type { RateCard } from "../rate.ts";
import { rateCard } from "../rate-card.ts";

/** Calls, whatever their size. No source gives the price in eu-west-1. */
export const awsRestApiUsEast1: RateCard = rateCard("aws-rest-api", "us-east-1", [
  {
    meter: "apiRequests",
    label: "REST API requests",
    price: [
      { upTo: 333_000_000, price: 0.0000035 },
      { upTo: 1_000_000_000, price: 0.0000028 },
      { upTo: 20_000_000_000, price: 0.00000238 },
      { upTo: null, price: 0.00000151 },
    ],
    source: "AWS API Gateway price page",
    effectiveDate: "2025-11-02",
  },
]);
