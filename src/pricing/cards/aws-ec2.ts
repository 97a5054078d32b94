import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

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

/** Families m, c and r; billed by the second from entering the state "running". */
export const awsEc2UsEast1: RateCard = rateCard(
  "aws-ec2",
  "us-east-1",
  Object.entries(hourly).flatMap(([family, prices]) => familyRates(family, prices)),
);

export const awsEc2EuWest1: RateCard = rateCard("aws-ec2", "eu-west-1", [
  instanceHours("m5.large", 0.107, {
    source: "price snapshot of a public cost repository, checked against AWS",
    effectiveDate: "2026-08-10",
  }),
  instanceHours("c5.large", 0.096, {
    source: "second-hand; another source says 0.093",
    effectiveDate: "2026-11",
    confirmed: false,
  }),
]);
