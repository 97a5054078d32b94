import type { Credit } from "../credit.ts";
import type { Discount } from "../discount.ts";
import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";
import { cloudRunTier1, cloudRunTier2 } from "./gcp-regions.ts";

type Origin = Pick<PrintedRate, "source" | "effectiveDate" | "confirmed">;

/** USD per second. */
interface Tier {
  readonly active: { readonly vcpu: number; readonly memory: number };
  /** Of minimum instances that serve nobody; vCPU and memory cost the same number. */
  readonly idle: number;
  readonly allocated: { readonly vcpu: number; readonly memory: number };
  readonly origins: Readonly<Record<"active" | "idle" | "allocated", Origin>>;
}

const firebaseTools = "Google's firebase-tools (src/deploy/functions/pricing.ts)";
const infracost: Origin = {
  source: "Infracost reference output (Cloud Pricing API), europe-west3",
  effectiveDate: "2024-07-01",
};

const tier1: Tier = {
  active: { vcpu: 0.000024, memory: 0.0000025 },
  idle: 0.0000025,
  allocated: { vcpu: 0.000018, memory: 0.000002 },
  origins: {
    active: { source: `Cloud Run price page, tier 1; ${firebaseTools}`, effectiveDate: "2026-11" },
    idle: { source: firebaseTools, effectiveDate: "2026-11" },
    allocated: { source: "Cloud Run price page, tier 1; GB-seconds as quoted second-hand", effectiveDate: "2026-11" },
  },
};

const tier2: Tier = {
  active: { vcpu: 0.0000336, memory: 0.0000035 },
  idle: 0.0000035,
  allocated: { vcpu: 0.0000216, memory: 0.0000024 },
  origins: {
    active: infracost,
    idle: { source: firebaseTools, effectiveDate: "2026-11" },
    allocated: infracost,
  },
};

/**
 * Variant "request-based": seconds in which an instance serves, starts or stops, idle ones of minimum instances, and
 * requests. "instance-based": all seconds of an instance's life, which are meters of their own; requests cost nothing, so
 * that no rate counts them.
 */
function rates({ active, idle, allocated, origins }: Tier): readonly PrintedRate[] {
  const byRequest = { variant: "request-based" } as const;
  const byInstance = { variant: "instance-based", ...origins.allocated } as const;
  return [
    { meter: "requests", label: "Requests", ...byRequest, price: 0.0000004, free: 2_000_000, ...origins.active },
    { meter: "vcpuSeconds", label: "vCPU", ...byRequest, price: active.vcpu, ...origins.active },
    { meter: "memoryGbSeconds", label: "Memory", ...byRequest, price: active.memory, ...origins.active },
    { meter: "idleVcpuSeconds", label: "Idle vCPU", ...byRequest, price: idle, ...origins.idle },
    { meter: "idleMemoryGbSeconds", label: "Idle memory", ...byRequest, price: idle, ...origins.idle },
    { meter: "instanceVcpuSeconds", label: "vCPU, instance-based", ...byInstance, price: allocated.vcpu },
    { meter: "instanceMemoryGbSeconds", label: "Memory, instance-based", ...byInstance, price: allocated.memory },
  ];
}

/** What committed seconds would cost on demand. */
const takenOff = {
  "request-based": { vcpu: "vcpuSeconds", memory: "memoryGbSeconds" },
  "instance-based": { vcpu: "instanceVcpuSeconds", memory: "instanceMemoryGbSeconds" },
} as const;

function committed(variant: keyof typeof takenOff, years: 1 | 3, share: number): readonly Discount[] {
  const words = `committed for ${years === 1 ? "1 year" : "3 years"}`;
  const discount = {
    purchase: `committed-use-${years}y`,
    variant,
    share,
    source: "Cloud Run documentation, committed use discounts",
    effectiveDate: "2026-11",
    confirmed: true,
  };
  return [
    { ...discount, label: `vCPU ${words}`, meter: "committedVcpuSeconds", from: takenOff[variant].vcpu },
    { ...discount, label: `memory ${words}`, meter: "committedMemoryGbSeconds", from: takenOff[variant].memory },
  ];
}

/** A commitment is to a spend an hour: committed seconds are those of active instances that it would buy on demand. */
const discounts: readonly Discount[] = [
  ...committed("request-based", 1, 0.17),
  ...committed("request-based", 3, 0.17),
  ...committed("instance-based", 1, 0.28),
  ...committed("instance-based", 3, 0.46),
];

const freeTier = {
  label: "free tier",
  variant: null,
  source: `Cloud Run price page: a discount on spending at tier 1 prices, whatever the region; ${firebaseTools}`,
  effectiveDate: "2026-11",
  confirmed: true,
} as const;

/**
 * A month and billing account, at tier 1 prices: 180,000 vCPU-s and 360,000 GB-s when serving, or 240,000 vCPU-s and
 * 450,000 GB-s of instances; both are the same dollars. Idle seconds draw on the same amount as active ones. What a
 * commitment pays for draws on none: no source says that the free tier applies to it.
 */
const credits: readonly Credit[] = [
  { ...freeTier, meters: ["vcpuSeconds", "instanceVcpuSeconds", "idleVcpuSeconds"], amount: 4.32 },
  { ...freeTier, meters: ["memoryGbSeconds", "instanceMemoryGbSeconds", "idleMemoryGbSeconds"], amount: 0.9 },
];

function cards(regions: readonly string[], tier: Tier): readonly RateCard[] {
  return regions.map((region) => rateCard("gcp-cloud-run", region, rates(tier), { discounts, credits }));
}

/** Cloud Run and functions of the second generation, by billing and region. */
export const gcpCloudRun: readonly RateCard[] = [...cards(cloudRunTier1, tier1), ...cards(cloudRunTier2, tier2)];
