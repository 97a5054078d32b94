import type { Bill } from "../pricing/bill.ts";
import { type Meter, meters } from "../usage/meter.ts";
import { activeShare } from "./active-share.ts";
import { capacityMeters } from "./capacity-meters.ts";
import type { CandidateResult } from "./result.ts";

/** How much of what was paid for was used. */
export interface CapacityUse {
  /** Of the instances that ran, or of the nodes under them, 0 to 1. */
  readonly running: number;
  /** Instance hours of the month. */
  readonly instanceHours: number;
  /** vCPUs of one instance. */
  readonly vcpus: number;
  /** Of the provisioned instances, 0 to 1. */
  readonly provisioned: number;
  /** GB-seconds in service of the month, however they are paid for; of functions. */
  readonly servedGbSeconds: number;
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

function unusedShare(meter: Meter, bill: Bill, use: CapacityUse): number {
  switch (capacityMeters[meter]) {
    case "running":
      return 1 - use.running;
    case "committed":
      // A savings plan pays for time in service, so what it covers is in use.
      if (meter === "committedGbSeconds") return 1 - servedFromPlan(bill, use);
      return 1 - use.running * takenUp(bill, use);
    case "provisioned":
      return 1 - use.provisioned;
    case "active":
      return 1 - activeShare(bill.lines);
    case "waiting":
      return 1;
    default:
      return 0;
  }
}

const onDemandHours: readonly Meter[] = [
  "instanceHours",
  "instanceHours25to50",
  "instanceHours50to75",
  "instanceHours75to100",
];

/** The share of a commitment in which an instance ran: what all instances ran less what was paid on demand. */
function takenUp(bill: Bill, { instanceHours, vcpus }: CapacityUse): number {
  const hours = quantityOf(bill, ["committedHours"]);
  if (hours > 0) return shareOf(instanceHours - quantityOf(bill, onDemandHours), hours);
  const onDemand = quantityOf(bill, ["vcpuSeconds", "instanceVcpuSeconds"]);
  return shareOf(instanceHours * 3600 * vcpus - onDemand, quantityOf(bill, ["committedVcpuSeconds"]));
}

/** The share of a savings plan in which requests were served: what was in service less what was paid for otherwise. */
function servedFromPlan(bill: Bill, { servedGbSeconds }: CapacityUse): number {
  const otherwise = quantityOf(bill, ["gbSeconds", "provisionedDurationGbSeconds"]);
  return shareOf(servedGbSeconds - otherwise, quantityOf(bill, ["committedGbSeconds"]));
}

function quantityOf(bill: Bill, meters: readonly Meter[]): number {
  return bill.lines.reduce((sum, line) => (meters.includes(line.meter) ? sum + line.quantity : sum), 0);
}

function shareOf(part: number, whole: number): number {
  return Math.min(1, Math.max(0, part) / whole);
}
