import { type Meter, meters, type Usage } from "../usage/meter.ts";
import { creditLines } from "./credit-lines.ts";
import { exactNumber, pricedQuantity } from "./quantity-text.ts";
import type { Rate } from "./rate.ts";
import { requireRates } from "./require-rates.ts";
import { tierSlices, unitsWithin } from "./tier-slices.ts";
import { tierText } from "./tier-text.ts";

/** One line of a bill: quantity x price = amount (USD), unrounded; negative, in units of USD, where a credit pays. */
export interface LineItem {
  readonly label: string;
  readonly meter: Meter;
  readonly quantity: number;
  readonly unit: string;
  readonly price: number;
  readonly amount: number;
  /** The working with its numbers, such as "140,000 GB-s x 0.0000166667 USD". */
  readonly formula: string;
  readonly source: string;
  readonly effectiveDate: string;
}

/** A month's charges in USD, line by line. */
export interface Bill {
  readonly lines: readonly LineItem[];
  /** Exactly the sum of the lines' amounts, in order; zero where rounding would leave less. */
  readonly total: number;
}

export interface BillOptions {
  /** The share of the free tier, in units or in dollars, that this workload may use: 0 none, 1 all. */
  readonly freeTier: number;
}

/**
 * Prices a month's usage, lines in the order of the rates and, within a rate, free units first and then tier by tier.
 * The free tier is taken off before the tiers are filled, as AWS's own examples do it; what a credit pays comes last. Throws if a used meter has no
 * rate, or two: scenario resolution must have refused that before.
 */
export function bill(usage: Usage, rates: readonly Rate[], options: BillOptions): Bill {
  requireRates(usage, rates);
  const charges = rates.flatMap((rate) => linesOf(rate, usage[rate.meter] ?? 0, options));
  const lines = [...charges, ...creditLines(rates, charges, options.freeTier)];
  return {
    lines,
    total: Math.max(
      0,
      lines.reduce((sum, { amount }) => sum + amount, 0),
    ),
  };
}

function linesOf(rate: Rate, used: number, { freeTier }: BillOptions): readonly LineItem[] {
  const free = Math.min(used, rate.free * freeTier);
  const billed = used - free;
  const freeLine = free > 0 ? [line(rate, "free tier", { quantity: free, price: 0 })] : [];
  const tierLines = tierSlices(rate.tiers).flatMap((slice) => {
    const quantity = unitsWithin(slice, billed);
    return quantity > 0 ? [line(rate, tierText(slice, meters[rate.meter].unit), { quantity, price: slice.price })] : [];
  });
  return [...freeLine, ...tierLines];
}

function line(rate: Rate, part: string | null, { quantity, price }: { quantity: number; price: number }): LineItem {
  const { unit } = meters[rate.meter];
  const working = rate.working === undefined ? "" : ` (${rate.working})`;
  return {
    label: part === null ? rate.label : `${rate.label}, ${part}`,
    meter: rate.meter,
    quantity,
    unit,
    price,
    amount: quantity * price,
    formula: `${pricedQuantity(quantity, price)} ${unit} x ${exactNumber(price)} USD${working}`,
    source: rate.source,
    effectiveDate: rate.effectiveDate,
  };
}
