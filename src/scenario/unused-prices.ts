import { machineHourMeters } from "../platforms/gcp-compute-engine/sustained-use.ts";
import type { PoolSettings } from "../platforms/instance-pool/pool-settings.ts";
import type { Rate } from "../pricing/rate.ts";

/**
 * Warnings of the scenario's own prices of hours on demand where a commitment covers every machine, so that none is paid
 * on demand. Where the commitment's price is worked out from that of an hour, the price counts all the same.
 */
export function unusedPriceWarnings(
  { instances, committed }: PoolSettings,
  prices: Readonly<Record<string, number>>,
  rates: readonly Rate[],
): readonly string[] {
  if (instances.kind !== "fixed" || committed === null || committed < instances.count) return [];
  const isWorkedOut = rates.some(({ meter, working }) => meter === "committedHours" && working !== undefined);
  const unused = machineHourMeters.filter(
    (meter) => Object.hasOwn(prices, meter) && !(isWorkedOut && meter === "instanceHours"),
  );
  const machines = instances.count === 1 ? "the one machine is" : `all ${instances.count} machines are`;
  return unused.map(
    (meter) => `prices.${meter} changes nothing: ${machines} committed to, and prices.committedHours is what they cost`,
  );
}
