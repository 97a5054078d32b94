import type { Bill } from "../pricing/bill.ts";
import { type Meter, meters } from "../usage/meter.ts";
import type { CandidateResult } from "./result.ts";

/** Fixed and usage parts of a bill, and how much of the fixed part paid for capacity that nobody used. USD a month. */
export function splitCost(
  bill: Bill,
  utilisation: { readonly machines: number; readonly provisioned: number },
): CandidateResult["costSplit"] {
  let fixed = 0;
  let idle = 0;
  for (const { meter, amount } of bill.lines) {
    if (!meters[meter].fixed) continue;
    fixed += amount;
    idle += amount * unusedShare(meter, utilisation);
  }
  return { fixed, usage: bill.total - fixed, idle };
}

/** Only rented computing capacity can be idle: a disk or an address is used whatever the load. */
function unusedShare(meter: Meter, utilisation: { readonly machines: number; readonly provisioned: number }): number {
  if (meter === "instanceHours") return 1 - utilisation.machines;
  if (meter === "provisionedGbSeconds") return 1 - utilisation.provisioned;
  return 0;
}
