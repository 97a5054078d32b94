import type { Meter, Usage } from "../usage/meter.ts";
import type { Rate } from "./rate.ts";

/** Throws unless every used meter has a price, and none has two. Missing prices are the scenario's issues, not ours. */
export function requireRates(usage: Usage, rates: readonly Rate[]): void {
  const priced = new Set<Meter>();
  for (const { meter } of rates) {
    if (priced.has(meter)) throw new Error(`two rates price the meter ${meter}`);
    priced.add(meter);
  }
  for (const [meter, quantity] of Object.entries(usage) as [Meter, number][]) {
    if (quantity > 0 && !priced.has(meter)) throw new Error(`no rate prices the meter ${meter}`);
  }
}
