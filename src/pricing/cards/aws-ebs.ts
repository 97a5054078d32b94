import type { RateCard } from "../rate.ts";
import { rateCard } from "../rate-card.ts";

/** Volumes of kind gp3 at their included performance. No source gives the price in eu-west-1. */
export const awsEbsUsEast1: RateCard = rateCard("aws-ebs", "us-east-1", [
  {
    meter: "diskGbMonths",
    label: "Disk, gp3",
    price: 0.08,
    source: "Infracost reference output (Cloud Pricing API): 40 GB for 3.20 USD",
    effectiveDate: "2024-07-01",
  },
]);
