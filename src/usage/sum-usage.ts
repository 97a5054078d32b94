import type { Meter, Usage } from "./meter.ts";

/** What several have consumed together, meter by meter. */
export function sumUsage(usages: readonly Usage[]): Usage {
  const sum: Partial<Record<Meter, number>> = {};
  for (const usage of usages) {
    for (const [meter, quantity] of Object.entries(usage) as [Meter, number][]) {
      sum[meter] = (sum[meter] ?? 0) + quantity;
    }
  }
  return sum;
}
