import { expect } from "vitest";
import { type Bill, bill, type LineItem } from "../../src/pricing/bill.ts";
import { findRates } from "../../src/pricing/find-rates.ts";
import type { Usage } from "../../src/usage/meter.ts";
import type { PriceNeed } from "../../src/usage/price-need.ts";

/** A bill as published, or as somebody gives it from the provider's prices. */
export interface WorkedBill {
  readonly name: string;
  readonly needs: readonly PriceNeed[];
  readonly usage: Usage;
  /** None where left out. */
  readonly freeTier?: number;
  readonly lines: readonly (readonly [label: string, amount: number])[];
  readonly total: number;
}

export type Meters = PriceNeed["meters"];

export function need(card: string, region: string, variant: string | null, ...meters: Meters): PriceNeed {
  return { card, region, variant, meters };
}

/** The bills print cents: half a cent is all that rounding explains. */
export const halfACent = 0.005 + 1e-9;

export function priced({ needs, usage, freeTier = 0 }: Pick<WorkedBill, "needs" | "usage" | "freeTier">): Bill {
  const { rates, missing } = findRates(needs, {});
  expect(missing).toEqual([]);
  return bill(usage, rates, { freeTier });
}

/** The same lines, each within half a cent, and the same total. */
export function expectWorked(worked: WorkedBill): void {
  const { lines, total } = priced(worked);
  expect(lines.map(({ label }) => label)).toEqual(worked.lines.map(([label]) => label));
  for (const [index, { amount }] of lines.entries()) {
    expect(Math.abs(amount - worked.lines[index]![1])).toBeLessThanOrEqual(halfACent);
  }
  expect(total).toBeGreaterThanOrEqual(0);
  expect(Math.abs(sumInCents(lines) - worked.total)).toBeLessThanOrEqual(halfACent);
}

/** As the providers add up: each line in cents first. */
function sumInCents(lines: readonly LineItem[]): number {
  return lines.reduce((sum, { amount }) => sum + Math.round(100 * amount), 0) / 100;
}
