import type { Usage } from "../usage/meter.ts";
import type { Rate } from "./rate.ts";
import { requireRates } from "./require-rates.ts";

/**
 * What one hour at the limit costs at most, USD: everything at the first tier's price, which is the dearest, and
 * nothing free. Throws as `bill` does.
 */
export function worstCasePerHour(usageOfAnHour: Usage, rates: readonly Rate[]): number {
  requireRates(usageOfAnHour, rates);
  return rates.reduce((sum, { meter, tiers }) => sum + (usageOfAnHour[meter] ?? 0) * (tiers[0]?.price ?? 0), 0);
}
