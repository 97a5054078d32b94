import type { Meter, Usage } from "./meter.ts";

/** Meters of the hours of machines that are not committed: where sustained use is discounted, those of each quarter. */
export const machineHourMeters = [
  "instanceHours",
  "instanceHours25to50",
  "instanceHours50to75",
  "instanceHours75to100",
] as const satisfies readonly Meter[];

/** Whether the meter counts hours of machines that are not committed. */
export function countsMachineHours(meter: string): boolean {
  return machineHourMeters.some((one) => one === meter);
}

/** Hours of machines that are not committed. */
export function machineHours(usage: Usage): number {
  return machineHourMeters.reduce((sum, meter) => sum + (usage[meter] ?? 0), 0);
}
