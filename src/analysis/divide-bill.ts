import type { Bill } from "../pricing/bill.ts";
import type { Meter, Usage } from "../usage/meter.ts";

/** What one function has of what is divided. */
export interface FunctionShare {
  /** Of a month. */
  readonly usage: Usage;
  /** Requests. */
  readonly offered: number;
}

/**
 * A bill divided among functions, USD: each amount in proportion to what each used of its meter, and what none of them
 * used alone in proportion to the requests offered. The parts sum to the total, but for rounding in the last place.
 */
export function divideBill({ lines }: Bill, shares: readonly FunctionShare[]): readonly number[] {
  const byRequests = inProportion(shares.map(({ offered }) => offered)) ?? shares.map(() => 1 / shares.length);
  const byMeter = new Map<Meter, readonly number[]>();
  const parts = shares.map(() => 0);
  for (const { meter, amount } of lines) {
    const weights = byMeter.get(meter) ?? inProportion(shares.map(({ usage }) => usage[meter] ?? 0)) ?? byRequests;
    byMeter.set(meter, weights);
    for (const [place, weight] of weights.entries()) parts[place]! += amount * weight;
  }
  return parts;
}

/** Shares that sum to one; null where there is nothing. */
function inProportion(amounts: readonly number[]): readonly number[] | null {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return total > 0 ? amounts.map((amount) => amount / total) : null;
}
