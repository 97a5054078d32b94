import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";
import { awsEc2DiscountsEuWest1, awsEc2DiscountsUsEast1, awsEc2ReservedUsEast1 } from "./aws-ec2-discounts.ts";

const sizes = ["large", "xlarge", "2xlarge", "4xlarge"] as const;

/** Linux, on demand, us-east-1, USD per hour, in the order of `sizes`. */
const hourly: Readonly<Record<string, readonly number[]>> = {
  m5: [0.096, 0.192, 0.384, 0.768],
  m6i: [0.096, 0.192, 0.384, 0.768],
  m6g: [0.077, 0.154, 0.308, 0.616],
  m7g: [0.0816, 0.1632, 0.3264, 0.6528],
  m7i: [0.1008, 0.2016, 0.4032, 0.8064],
  "m7i-flex": [0.09576, 0.19152, 0.38304, 0.76608],
  m7a: [0.11592, 0.23184, 0.46368, 0.92736],
  m8g: [0.08976, 0.17952, 0.35904, 0.71808],
  m8i: [0.10584, 0.21168, 0.42336, 0.84672],
  c5: [0.085, 0.17, 0.34, 0.68],
  c6i: [0.085, 0.17, 0.34, 0.68],
  c6g: [0.068, 0.136, 0.272, 0.544],
  c7g: [0.0725, 0.145, 0.29, 0.58],
  c7i: [0.08925, 0.1785, 0.357, 0.714],
  c7a: [0.10264, 0.20528, 0.41056, 0.82112],
  c8g: [0.07976, 0.15952, 0.31904, 0.63808],
  r5: [0.126, 0.252, 0.504, 1.008],
  r6i: [0.126, 0.252, 0.504, 1.008],
  r6g: [0.1008, 0.2016, 0.4032, 0.8064],
  r7g: [0.1071, 0.2142, 0.4284, 0.8568],
  r7i: [0.1323, 0.2646, 0.5292, 1.0584],
  r8g: [0.11782, 0.23564, 0.47128, 0.94256],
};

/** Families with a size of one vCPU; its price is not always half of the large one. */
const hourlyMedium: Readonly<Record<string, number>> = {
  m6g: 0.0385,
  m7g: 0.0408,
  m8g: 0.04488,
  c6g: 0.034,
  c7g: 0.0363,
  c8g: 0.03988,
  r7g: 0.0536,
};

const burstableSizes = ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"] as const;

/** Burstable families, in the order of `burstableSizes`. */
const hourlyBurstable: Readonly<Record<string, readonly number[]>> = {
  t3: [0.0052, 0.0104, 0.0208, 0.0416, 0.0832, 0.1664, 0.3328],
  t3a: [0.0047, 0.0094, 0.0188, 0.0376, 0.0752, 0.1504, 0.3008],
  t4g: [0.0042, 0.0084, 0.0168, 0.0336, 0.0672, 0.1344, 0.2688],
};

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

const pricingApi: Origin = {
  source: "AWS Pricing API, AmazonEC2, as generated into karpenter-provider-aws",
  effectiveDate: "2026-07-20",
};

function instanceHours(type: string, price: number, origin: Origin): PrintedRate {
  return { meter: "instanceHours", label: `${type}, on demand`, variant: type, price, ...origin };
}

function familyRates(family: string, prices: readonly number[]): readonly PrintedRate[] {
  const medium = hourlyMedium[family];
  return [
    ...(medium === undefined ? [] : [instanceHours(`${family}.medium`, medium, pricingApi)]),
    ...sizes.flatMap((size, index) => {
      const price = prices[index];
      return price === undefined ? [] : [instanceHours(`${family}.${size}`, price, pricingApi)];
    }),
  ];
}

/** USD per vCPU-hour beyond the credits, Linux; the same for every size of a family. */
const surplusPrices: Readonly<Record<string, { readonly price: number } & Origin>> = {
  t3: {
    price: 0.05,
    source: "Infracost reference output (Cloud Pricing API): 600 vCPU-h for 30.00 USD",
    effectiveDate: "2024-07-01",
  },
  t3a: { price: 0.05, source: "as T3; no source for T3a", effectiveDate: "2024-07-01", confirmed: false },
  t4g: { price: 0.04, source: "evenpoint default, no source found", effectiveDate: "2026-11-21", confirmed: false },
};

function burstableRates(family: string, prices: readonly number[]): readonly PrintedRate[] {
  const { price: surplus, ...origin } = surplusPrices[family]!;
  return burstableSizes.flatMap((size, index): readonly PrintedRate[] => {
    const variant = `${family}.${size}`;
    const label = `${variant}, CPU beyond its credits`;
    return [
      instanceHours(variant, prices[index]!, pricingApi),
      { meter: "surplusCreditHours", label, variant, price: surplus, ...origin },
    ];
  });
}

/** Families m, c, r and t; billed by the second from entering the state "running". */
export const awsEc2UsEast1: RateCard = rateCard(
  "aws-ec2",
  "us-east-1",
  [
    ...Object.entries(hourly).flatMap(([family, prices]) => familyRates(family, prices)),
    ...Object.entries(hourlyBurstable).flatMap(([family, prices]) => burstableRates(family, prices)),
    ...awsEc2ReservedUsEast1,
  ],
  { discounts: awsEc2DiscountsUsEast1 },
);

export const awsEc2EuWest1: RateCard = rateCard(
  "aws-ec2",
  "eu-west-1",
  [
    instanceHours("m5.large", 0.107, {
      source: "price snapshot of a public cost repository, checked against AWS",
      effectiveDate: "2026-08-10",
    }),
    instanceHours("c5.large", 0.096, {
      source: "second-hand; another source says 0.093",
      effectiveDate: "2026-11",
      confirmed: false,
    }),
  ],
  { discounts: awsEc2DiscountsEuWest1 },
);
