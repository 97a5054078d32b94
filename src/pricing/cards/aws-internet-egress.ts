import type { RateCard, Tier } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

/** Tier ends are binary: 10, 50 and 150 TB of 1,024 GB each. */
const tiers: readonly Tier[] = [
  { upTo: 10_240, price: 0.09 },
  { upTo: 51_200, price: 0.085 },
  { upTo: 153_600, price: 0.07 },
  { upTo: null, price: 0.05 },
];

function egress(source: string, effectiveDate: string): PrintedRate {
  return { meter: "egressGb", label: "Internet egress", price: tiers, free: 100, source, effectiveDate };
}

/** Data out to the internet. The free 100 GB are shared by all services and regions of an account. */
export const awsInternetEgressUsEast1: RateCard = rateCard("aws-internet-egress", "us-east-1", [
  egress("AWS price list, AWSDataTransfer offer", "2026-08-24"),
]);
const asUsEast1 = egress("Infracost reference output (Cloud Pricing API): as us-east-1", "2024-09-25");
export const awsInternetEgressEuWest1: RateCard = rateCard("aws-internet-egress", "eu-west-1", [asUsEast1]);
export const awsInternetEgressEuCentral1: RateCard = rateCard("aws-internet-egress", "eu-central-1", [asUsEast1]);
