import type { AwsProduct } from "./aws-offer.ts";
import { type AwsKind, type AwsRate, type AwsService, plainUsageType } from "./aws-service.ts";

const hours = /^(hours|hrs|gb-hours|vcpu-hours)$/i;

const card = "aws-fargate";

/** Memory is sold by the GB and vCPUs by the piece, both in units of "hours": the usage type says which. */
const rates: Readonly<Record<string, AwsRate>> = {
  "Fargate-vCPU-Hours:perCPU": { card, meter: "vcpuHours", variant: "x86_64", label: "vCPU", unit: hours },
  "Fargate-GB-Hours": { card, meter: "memoryGbHours", variant: "x86_64", label: "Memory", unit: hours },
  "Fargate-ARM-vCPU-Hours:perCPU": { card, meter: "vcpuHours", variant: "arm64", label: "vCPU, arm64", unit: hours },
  "Fargate-ARM-GB-Hours": { card, meter: "memoryGbHours", variant: "arm64", label: "Memory, arm64", unit: hours },
  "Fargate-EphemeralStorage-GB-Hours": {
    card,
    meter: "diskGbHours",
    variant: null,
    label: "Ephemeral storage above 20 GB",
    unit: hours,
  },
};

/** AmazonECS: Fargate for Linux. */
export const awsFargateSkus: AwsService = {
  kindOf(product: AwsProduct): AwsKind {
    const type = plainUsageType(product);
    const rate = Object.hasOwn(rates, type) ? rates[type] : undefined;
    if (rate !== undefined) return { rate };
    if (type.startsWith("Fargate-Windows-")) return { leftOut: "Fargate for Windows" };
    if (type.startsWith("ECS-EC2-")) return { leftOut: "ECS on machines of one's own, which costs nothing" };
    if (type.startsWith("ECS-Anywhere-")) return { leftOut: "ECS Anywhere" };
    return { unknown: "no such usage type of AmazonECS is known" };
  },
};
