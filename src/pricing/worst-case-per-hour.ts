import type { Usage } from "../usage/meter.ts";
import type { Rate } from "./rate.ts";
import { requireRates } from "./require-rates.ts";

/**
 * What one hour at the limit costs at most, USD: everything at the dearest tier's price, and nothing free. Throws as `bill` does.
 */
export function worstCasePerHour(usageOfAnHour: Usage, rates: readonly Rate[]): number {
  requireRates(usageOfAnHour, rates);
  return rates.reduce((sum, { meter, tiers }) => {
    return sum + (usageOfAnHour[meter] ?? 0) * Math.max(...tiers.map(({ price }) => price));
  }, 0);
}
