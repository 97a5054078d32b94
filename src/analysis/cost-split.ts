import type { Bill } from "../pricing/bill.ts";
import { countsMachineHours } from "../usage/machine-hours.ts";
import { type Meter, meters } from "../usage/meter.ts";
import type { CandidateResult } from "./result.ts";

/** How much of what was paid for was used. */
export interface CapacityUse {
  /** Of the machines that ran, 0 to 1. */
  readonly machines: number;
  /** Machine hours of the month. */
  readonly machineHours: number;
  /** Of the provisioned instances, 0 to 1. */
  readonly provisioned: number;
}

/** Fixed and usage parts of a bill, and how much of the fixed part paid for capacity that nobody used. USD a month. */
export function splitCost(bill: Bill, use: CapacityUse): CandidateResult["costSplit"] {
  let fixed = 0;
  let idle = 0;
  for (const { meter, amount } of bill.lines) {
    if (!meters[meter].fixed) continue;
    fixed += amount;
    idle += amount * unusedShare(meter, bill, use);
  }
  return { fixed, usage: bill.total - fixed, idle };
}

/** Only rented computing capacity can be idle: a disk, an address or a person is used whatever the load. */
function unusedShare(meter: Meter, bill: Bill, use: CapacityUse): number {
  if (countsMachineHours(meter)) return 1 - use.machines;
  if (meter === "committedHours") return 1 - use.machines * takenUp(bill, use);
  if (meter === "provisionedGbSeconds") return 1 - use.provisioned;
  return 0;
}

/** The share of a commitment's hours in which a machine ran: those of all machines less those on demand. */
function takenUp(bill: Bill, { machineHours }: CapacityUse): number {
  const hours = (counts: (meter: Meter) => boolean) =>
    bill.lines.reduce((sum, { meter, quantity }) => (counts(meter) ? sum + quantity : sum), 0);
  const committed = hours((meter) => meter === "committedHours");
  return Math.min(1, Math.max(0, machineHours - hours(countsMachineHours)) / committed);
}
