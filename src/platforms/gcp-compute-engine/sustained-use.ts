import { microsecondsPer } from "../../units/duration.ts";
import type { Meter, Usage } from "../../usage/meter.ts";
import type { PriceNeed } from "../../usage/price-need.ts";
import type { PurchasePlace } from "../machines/purchase.ts";
import { hasSustainedUse } from "./machine-types.ts";
import type { GcpComputeEngineSettings } from "./settings.ts";

/** Meters of the hours of each quarter of a month; where nothing is discounted, the first has them all. */
export const machineHourMeters = [
  "instanceHours",
  "instanceHours25to50",
  "instanceHours50to75",
  "instanceHours75to100",
] as const satisfies readonly Meter[];

/** Whether the hours that are not committed are discounted by how long the machines run. */
export function isSustained({ instance, purchase }: Pick<GcpComputeEngineSettings, "instance" | "purchase">): boolean {
  return purchase !== "spot" && hasSustainedUse(instance);
}

/**
 * Hours of a window by quarters of its length, for sustained use discounts. `stackedTime[k]` is the time in which more
 * than k machines were billed: machines are stacked as Google does it, so that two which run one after the other count as
 * one that runs all the time. The month is this window repeated, so a level's share of the window is its share of the
 * month. Times are microseconds.
 */
export function hoursByQuarter(stackedTime: readonly number[], window: number): Usage {
  const quarter = window / machineHourMeters.length;
  return Object.fromEntries(
    machineHourMeters.map((meter, index) => {
      const within = (time: number) => Math.min(quarter, Math.max(0, time - index * quarter));
      return [meter, stackedTime.reduce((sum, time) => sum + within(time), 0) / microsecondsPer.h];
    }),
  );
}

/** Each later quarter of a month is priced like a way of buying of its own. */
export function sustainedNeeds({ card, region, instance }: PurchasePlace): readonly PriceNeed[] {
  const quarters = [
    ["instanceHours25to50", "sustained-use-2nd-quarter"],
    ["instanceHours50to75", "sustained-use-3rd-quarter"],
    ["instanceHours75to100", "sustained-use-4th-quarter"],
  ] as const;
  return quarters.map(([meter, purchase]) => ({ card, region, variant: instance, purchase, meters: [meter] }));
}
