import type { Discount } from "../discount.ts";
import type { PrintedRate } from "../rate-card.ts";

type Printed = Pick<Discount, "purchase" | "label" | "share" | "source" | "effectiveDate">;

/** One default for all types: AWS prices each type apart, and no list of them could be found. */
function offOnDemand(discount: Printed, variant: string | null = null): Discount {
  return { ...discount, variant, from: "instanceHours", confirmed: false };
}

/** No upfront payment. The three-year Savings Plan has no dated source at all. */
const commitments: readonly Discount[] = [
  offOnDemand({
    purchase: "reserved-1y",
    label: "reserved for 1 year",
    share: 0.34,
    source: "default after m6a.xlarge, standard, no upfront, 33.8 % (Vantage API); no source for other types",
    effectiveDate: "2026-10-01",
  }),
  offOnDemand({
    purchase: "reserved-3y",
    label: "reserved for 3 years",
    share: 0.55,
    source: "default after m6a.xlarge, standard, no upfront, 54.6 % (Vantage API); no source for other types",
    effectiveDate: "2026-10-01",
  }),
  offOnDemand({
    purchase: "savings-plan-1y",
    label: "Compute Savings Plan of 1 year",
    share: 0.19,
    source: "default after m6a.xlarge, no upfront, 19.2 % (Vantage API); no source for other types",
    effectiveDate: "2026-10-01",
  }),
  offOnDemand({
    purchase: "savings-plan-3y",
    label: "Compute Savings Plan of 3 years",
    share: 0.5,
    source: "evenpoint default, no source found",
    effectiveDate: "2026-11-21",
  }),
];

const reserved = {
  meter: "committedHours",
  source: "Infracost reference output (Cloud Pricing API): standard, no upfront, per month of 730 h",
  effectiveDate: "2024-07-01",
} as const;

/** The one type whose commitments a source lists at AWS's own price. */
export const awsEc2ReservedUsEast1: readonly PrintedRate[] = [
  {
    ...reserved,
    label: "t3.medium, reserved for 1 year",
    variant: "t3.medium",
    purchase: "reserved-1y",
    price: 0.0261,
  },
  {
    ...reserved,
    label: "t3.medium, reserved for 3 years",
    variant: "t3.medium",
    purchase: "reserved-3y",
    price: 0.018,
  },
];

const spotAdvisor = "Spot Advisor (spotinfo), a snapshot: spot prices move and no source lists them ahead";

function spot(share: number, source: string, variant: string | null = null): Discount {
  return offOnDemand({ purchase: "spot", label: "spot", share, source, effectiveDate: "2025-06-28" }, variant);
}

/** Saving of single types in us-east-1. */
const spotByType: Readonly<Record<string, number>> = {
  "m5.large": 0.66,
  "m6i.large": 0.63,
  "m7i.large": 0.68,
  "m7g.large": 0.64,
  "c5.large": 0.59,
  "c6i.large": 0.63,
  "c7i.large": 0.66,
  "c7g.large": 0.49,
  "r6i.large": 0.68,
  "r7g.large": 0.68,
  "t3.medium": 0.56,
  "t4g.medium": 0.64,
};

export const awsEc2DiscountsUsEast1: readonly Discount[] = [
  ...commitments,
  ...Object.entries(spotByType).map(([type, share]) => spot(share, spotAdvisor, type)),
  spot(0.66, `median of 894 types; ${spotAdvisor}`),
];

export const awsEc2DiscountsEuWest1: readonly Discount[] = [
  ...commitments,
  spot(0.55, `median of the region's types; ${spotAdvisor}`),
];
