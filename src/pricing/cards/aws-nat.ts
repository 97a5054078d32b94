import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

/** The gateway's hours and what it passes on, which cost the same number in every region that is known. */
function gateway(price: number, origin: Origin): readonly PrintedRate[] {
  return [
    { meter: "natHours", label: "NAT gateway", price, ...origin },
    { meter: "natGb", label: "NAT gateway, data processed", price, ...origin },
  ];
}

export const awsNatUsEast1: RateCard = rateCard(
  "aws-nat",
  "us-east-1",
  gateway(0.045, {
    source: "Infracost reference output (Cloud Pricing API): 730 h for 32.85 USD, 100 GB for 4.50 USD",
    effectiveDate: "2024-07-01",
  }),
);

export const awsNatEuWest1: RateCard = rateCard(
  "aws-nat",
  "eu-west-1",
  gateway(0.048, {
    source: "test fixture of a public repository, modelled on AWS's offer file; no source of AWS's own found",
    effectiveDate: "2026-09-25",
    confirmed: false,
  }),
);

export const awsNatEuCentral1: RateCard = rateCard(
  "aws-nat",
  "eu-central-1",
  gateway(0.052, {
    source: "second-hand, undated; no source of AWS's own found",
    effectiveDate: "2026-11",
    confirmed: false,
  }),
);
