import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";

const origin = {
  source: "Infracost reference output (Cloud Pricing API), East US, Linux: EP1 126.29 + 31.43 USD a month",
  effectiveDate: "2024-07-01",
} as const;

const rates: readonly PrintedRate[] = [
  { meter: "vcpuHours", label: "vCPU", price: 0.173, ...origin },
  { meter: "memoryGbHours", label: "Memory", price: 0.0123, ...origin },
];

/** Azure Functions on the Premium plan: EP1, EP2 and EP3 are so many vCPUs and GB. */
export const azureFunctionsPremiumEastUs: RateCard = rateCard("azure-functions-premium", "eastus", rates);
