import type { Discount } from "../discount.ts";
import type { RateCard, Tier } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

/** Always free, a month and account, shared by both architectures (AWS Lambda price page, 2026). */
const freeRequests = 1_000_000;
const freeGbSeconds = 400_000;

const perRequest = 0.0000002;

const durationX86: readonly Tier[] = [
  { upTo: 6_000_000_000, price: 0.0000166667 },
  { upTo: 15_000_000_000, price: 0.000015 },
  { upTo: null, price: 0.0000133334 },
];

const durationArm: readonly Tier[] = [
  { upTo: 7_500_000_000, price: 0.0000133334 },
  { upTo: 18_750_000_000, price: 0.0000120001 },
  { upTo: null, price: 0.0000106667 },
];

const reservedX86 = 0.0000041667;
const reservedArm = 0.0000033334;
const underProvisionedX86 = 0.0000097222;
const underProvisionedArm = 0.0000077778;

type Figure = Pick<PrintedRate, "price" | "source" | "effectiveDate" | "confirmed">;

/** A provisioned function's prices and labels are the same everywhere; only what vouches for them differs. */
function provisioned(origin: Omit<Figure, "price">): readonly PrintedRate[] {
  const kept = { meter: "provisionedGbSeconds", ...origin } as const;
  const used = { meter: "provisionedDurationGbSeconds", ...origin } as const;
  return [
    { ...kept, label: "Provisioned concurrency", variant: "x86_64", price: reservedX86 },
    { ...kept, label: "Provisioned concurrency, arm64", variant: "arm64", price: reservedArm },
    { ...used, label: "Provisioned duration", variant: "x86_64", price: underProvisionedX86 },
    { ...used, label: "Provisioned duration, arm64", variant: "arm64", price: underProvisionedArm },
  ];
}

function onDemand(requests: Figure, x86: Figure, arm: Figure): readonly PrintedRate[] {
  const duration = { meter: "gbSeconds", free: freeGbSeconds } as const;
  return [
    { meter: "requests", label: "Requests", free: freeRequests, ...requests },
    { ...duration, label: "Duration", variant: "x86_64", ...x86 },
    { ...duration, label: "Duration, arm64", variant: "arm64", ...arm },
  ];
}

/** What SnapStart and streamed responses cost (AWS Lambda price page, 2026); Java has no such rates, as it pays neither. */
function besideDuration(origin: Omit<Figure, "price">): readonly PrintedRate[] {
  return [
    { meter: "snapStartCacheGbSeconds", label: "SnapStart cache", price: 0.0000015046, ...origin },
    { meter: "snapStartRestoredGb", label: "SnapStart restores", price: 0.0001397998, ...origin },
    { meter: "streamedGb", label: "Streamed beyond 6 MB a response", price: 0.008, free: 100, ...origin },
  ];
}

/** AWS says up to 17 %, by term and payment; which share belongs to which term has no source. */
function savingsPlan(years: 1 | 3, share: number): Discount {
  const term = years === 1 ? "1 year" : "3 years";
  return {
    purchase: `savings-plan-${years}y`,
    variant: null,
    label: `duration in a Compute Savings Plan of ${term}`,
    meter: "committedGbSeconds",
    from: "gbSeconds",
    share,
    source: `AWS whitepaper: up to 17 %; the share of ${term} is from memory, no source found`,
    effectiveDate: "2026-11",
    confirmed: false,
  };
}

const discounts = [savingsPlan(1, 0.12), savingsPlan(3, 0.17)];

const listed = { source: "AWS price list, AWSLambda offer", effectiveDate: "2026-09-19" };
const listedInAugust = { source: "AWS price list, AWSLambda offer", effectiveDate: "2026-08-24" };

/** Prices per request and per GB-second (1 GB = 1,024 MB); tiers add up per month, region and architecture. */
export const awsLambdaUsEast1: RateCard = rateCard(
  "aws-lambda",
  "us-east-1",
  [
    ...onDemand({ price: perRequest, ...listed }, { price: durationX86, ...listed }, { price: durationArm, ...listed }),
    ...provisioned(listedInAugust),
    {
      meter: "ephemeralGbSeconds",
      label: "Ephemeral storage above 512 MB",
      price: 0.0000000309,
      ...listedInAugust,
    },
    ...besideDuration({ source: "AWS Lambda price page", effectiveDate: "2026-11-21" }),
  ],
  { discounts },
);

const firstTierOnly = {
  source:
    "first tier: the price table of aws-lambda-power-tuning (2026-04-13) lists no exception for eu-west-1; " +
    "the tiers above are taken to equal us-east-1, no source found",
  effectiveDate: "2026-04-13",
  confirmed: false,
};

const asUsEast1 = { source: "taken to equal us-east-1, no source found", effectiveDate: "2026-11", confirmed: false };

/** Ephemeral storage is left out: no source gives its price in eu-west-1. */
export const awsLambdaEuWest1: RateCard = rateCard(
  "aws-lambda",
  "eu-west-1",
  [
    ...onDemand(
      {
        price: perRequest,
        source: "article by an AWS developer advocate, undated: as us-east-1",
        effectiveDate: "2026-11",
      },
      { price: durationX86, ...firstTierOnly },
      { price: durationArm, ...firstTierOnly },
    ),
    ...provisioned(asUsEast1),
    ...besideDuration(asUsEast1),
  ],
  { discounts },
);
