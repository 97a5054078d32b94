import type { Meter, Usage } from "../usage/meter.ts";
import { scaleUsage } from "../usage/scale-usage.ts";

/** How one window stands for a month. */
export interface MonthPlan {
  /** Microseconds. */
  readonly month: number;
  readonly duration: number;
  /** How often a month the window's spike happens; null where the window simply repeats. */
  readonly occurs: number | null;
}

/**
 * A month's usage from a window's: the window repeated; or, where a spike happens so many times a month, the calm
 * window repeated and the spike's extra added that often.
 */
export function monthlyUsage(window: Usage, calm: Usage | null, plan: MonthPlan): Usage {
  const repeats = plan.month / plan.duration;
  if (plan.occurs === null || calm === null) return scaleUsage(window, repeats);
  const month: Partial<Record<Meter, number>> = {};
  for (const meter of new Set([...Object.keys(window), ...Object.keys(calm)] as Meter[])) {
    const calmQuantity = calm[meter] ?? 0;
    const extra = (window[meter] ?? 0) - calmQuantity;
    month[meter] = Math.max(0, calmQuantity * repeats + plan.occurs * extra);
  }
  return month;
}

/** The mean of several replications' usage, meter by meter. */
export function meanUsage(usages: readonly Usage[]): Usage {
  const mean: Partial<Record<Meter, number>> = {};
  for (const usage of usages) {
    for (const [meter, quantity] of Object.entries(usage) as [Meter, number][]) {
      mean[meter] = (mean[meter] ?? 0) + quantity / usages.length;
    }
  }
  return mean;
}
