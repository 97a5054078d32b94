import { operationsRate } from "../pricing/cards/operations.ts";
import type { Candidate } from "../scenario/scenario.ts";
import type { Usage } from "../usage/meter.ts";

/** A month's usage with the staff hours that the scenario counts; they do not depend on the traffic. */
export function withStaffHours(usage: Usage, { operations }: Candidate): Usage {
  return operations === undefined ? usage : { ...usage, operationsHours: operations.hours };
}

/** USD per staff hour of a candidate: the scenario's, else the default of the card "operations". */
export function staffRate({ rates }: Candidate): number {
  return rates.find(({ meter }) => meter === "operationsHours")?.tiers[0]?.price ?? operationsRate;
}

/**
 * Staff hours a month that a candidate may take beyond those counted until it costs `difference` USD more: where that
 * is what it saves, at which the verdict turns. Null where staff cost nothing.
 */
export function hoursWorth(difference: number, rate: number): number | null {
  return rate > 0 ? difference / rate : null;
}
