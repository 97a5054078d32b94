import type { RateCard, Tier } from "../rate.ts";
import { rateCard } from "../rate-card.ts";

/** Tier ends are binary: 10, 50, 150 and 500 TB, 1 PB and 5 PB. */
const egress: readonly Tier[] = [
  { upTo: 10_240, price: 0.085 },
  { upTo: 51_200, price: 0.08 },
  { upTo: 153_600, price: 0.06 },
  { upTo: 512_000, price: 0.04 },
  { upTo: 1_048_576, price: 0.03 },
  { upTo: 5_242_880, price: 0.025 },
  { upTo: null, price: 0.02 },
];

/**
 * Callers in the United States or Europe: the price hinges on where they are, not on the region behind it. The free tier
 * (1 TB and 10 million requests a month) is the account's.
 */
export const awsCloudfront: readonly RateCard[] = ["us-east-1", "eu-west-1", "eu-central-1"].map((region) =>
  rateCard("aws-cloudfront", region, [
    {
      meter: "apiRequests",
      label: "CloudFront HTTPS requests",
      price: 0.000001,
      free: 10_000_000,
      source: "AWS price list",
      effectiveDate: "2026-08-24",
    },
    {
      meter: "egressGb",
      label: "Internet egress, CloudFront",
      price: egress,
      free: 1024,
      source: "AWS price list; where tiers above the first end is from memory, no source found",
      effectiveDate: "2026-08-24",
      confirmed: false,
    },
  ]),
);
