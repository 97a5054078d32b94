import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

/** The control plane of a Kubernetes version in standard support; extended support costs six times as much. */
function controlPlane(origin: Origin): readonly PrintedRate[] {
  return [{ meter: "clusterHours", label: "Cluster, EKS", price: 0.1, ...origin }];
}

const asUsEast1: Origin = {
  source: "as us-east-1; not checked, no source found",
  effectiveDate: "2026-11-21",
  confirmed: false,
};

export const awsEksUsEast1: RateCard = rateCard(
  "aws-eks",
  "us-east-1",
  controlPlane({
    source: "Infracost reference output (Cloud Pricing API): 730 h for 73.00 USD",
    effectiveDate: "2025-07-07",
  }),
);
export const awsEksEuWest1: RateCard = rateCard("aws-eks", "eu-west-1", controlPlane(asUsEast1));
export const awsEksEuCentral1: RateCard = rateCard("aws-eks", "eu-central-1", controlPlane(asUsEast1));
