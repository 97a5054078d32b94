import type { Discount } from "../discount.ts";
import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

interface Figures {
  readonly vcpu: number;
  readonly memory: number;
  readonly origin: Origin;
}

/**
 * Hourly prices: the price list has these and prints the rates per second of the price page from them, rounded
 * (0.000011244 a second is 0.0404784 an hour). Both give the page's examples and a month of 730 h to the cent.
 */
function architecture(variant: "x86_64" | "arm64", { vcpu, memory, origin }: Figures): readonly PrintedRate[] {
  const suffix = variant === "arm64" ? ", arm64" : "";
  return [
    { meter: "vcpuHours", label: `vCPU${suffix}`, variant, price: vcpu, ...origin },
    { meter: "memoryGbHours", label: `Memory${suffix}`, variant, price: memory, ...origin },
  ];
}

function disk(origin: Origin): PrintedRate {
  return { meter: "diskGbHours", label: "Ephemeral storage above 20 GB", price: 0.000111, ...origin };
}

const listed: Origin = { source: "AWS price list, AmazonECS offer; Fargate price page of 2026", effectiveDate: "2026" };
const asUsEast1: Origin = {
  source: "as us-east-1; not checked, no source found",
  effectiveDate: "2026-11-21",
  confirmed: false,
};

const spotOff = {
  purchase: "spot",
  variant: null,
  share: 0.67,
  source:
    "the low end of 67 to 70 % in second-hand reports; AWS says up to 70 %; the price floats and no source lists it",
  effectiveDate: "2026-11-21",
  confirmed: false,
} as const;

/** Spot capacity. Storage costs the same. */
const discounts: readonly Discount[] = [
  { ...spotOff, label: "vCPU, spot", meter: "vcpuHours", from: "vcpuHours" },
  { ...spotOff, label: "memory, spot", meter: "memoryGbHours", from: "memoryGbHours" },
];

/** Tasks and pods, Linux: billed by the second from the start of the image's download, one minute at least. */
export const awsFargateUsEast1: RateCard = rateCard(
  "aws-fargate",
  "us-east-1",
  [
    ...architecture("x86_64", { vcpu: 0.04048, memory: 0.004445, origin: listed }),
    ...architecture("arm64", { vcpu: 0.03238, memory: 0.00356, origin: listed }),
    disk(listed),
  ],
  { discounts },
);

export const awsFargateEuWest1: RateCard = rateCard(
  "aws-fargate",
  "eu-west-1",
  [
    ...architecture("x86_64", {
      vcpu: 0.04048,
      memory: 0.004445,
      origin: {
        source: "AWS invoice of July 2026: 6.01 USD for 148 vCPU-h, 1.32 USD for 297 GB-h",
        effectiveDate: "2026-07",
      },
    }),
    ...architecture("arm64", { vcpu: 0.03238, memory: 0.00356, origin: asUsEast1 }),
    disk(asUsEast1),
  ],
  { discounts },
);

export const awsFargateEuCentral1: RateCard = rateCard(
  "aws-fargate",
  "eu-central-1",
  [
    ...architecture("x86_64", {
      vcpu: 0.04656,
      memory: 0.00511,
      origin: { source: "AWS Pricing API, as kept by a public cost repository", effectiveDate: "2026-07-07" },
    }),
    ...architecture("arm64", {
      vcpu: 0.03725,
      memory: 0.00409,
      origin: {
        source: "from memory, no source found: 20 % below x86_64, as in us-east-1",
        effectiveDate: "2026-11-21",
        confirmed: false,
      },
    }),
    disk(asUsEast1),
  ],
  { discounts },
);
