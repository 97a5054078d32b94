import type { Meter, Usage } from "./meter.ts";

/** The same consumption `factor` times over: window usage to monthly usage. */
export function scaleUsage(usage: Usage, factor: number): Usage {
  const scaled: Partial<Record<Meter, number>> = {};
  for (const [meter, quantity] of Object.entries(usage) as [Meter, number][]) scaled[meter] = quantity * factor;
  return scaled;
}
