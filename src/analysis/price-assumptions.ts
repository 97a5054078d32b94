import type { Assumption } from "../platforms/assumption.ts";
import type { Rate } from "../pricing/rate.ts";

/** The prices that a reviewer would ask about: the scenario's own, and those that no source confirms. */
export function priceAssumptions(rates: readonly Rate[]): readonly Assumption[] {
  return rates
    .filter(({ setBy, confirmed }) => setBy === "user" || !confirmed)
    .map(({ label, tiers, source, effectiveDate, setBy, confirmed, working }) => ({
      name: `${working === undefined || setBy === "user" ? "price" : "discount"}: ${label}`,
      value: working ?? tiers.map(({ price }) => `${price} USD`).join(", "),
      source,
      date: effectiveDate,
      setBy,
      confirmed,
    }));
}
