import type { LineItem } from "./bill.ts";
import type { Credit } from "./credit.ts";
import { exactNumber } from "./quantity-text.ts";
import type { Rate } from "./rate.ts";

/**
 * The lines of negative amount by which credits pay for `charges`, each up to `share` of its amount and never more than
 * it may pay for. Divided among its meters in proportion to their charges, so that what is fixed and what each of
 * several functions costs stay true. `quantity` is in USD.
 */
export function creditLines(rates: readonly Rate[], charges: readonly LineItem[], share: number): readonly LineItem[] {
  const sharing = new Map<string, { readonly credit: Credit; readonly rates: Rate[] }>();
  for (const rate of rates) {
    const { credit } = rate;
    if (credit === undefined) continue;
    // Rates are plain data that may have been copied: the same figures are the same credit.
    const key = JSON.stringify(credit);
    const known = sharing.get(key);
    if (known === undefined) sharing.set(key, { credit, rates: [rate] });
    else known.rates.push(rate);
  }
  return [...sharing.values()].flatMap(({ credit, rates }) => {
    const dues = rates.map(({ meter }) => sumOf(charges.filter((charge) => charge.meter === meter)));
    const due = dues.reduce((sum, amount) => sum + amount, 0);
    const paid = Math.min(due, credit.amount * share);
    return rates.flatMap((rate, index) => {
      const part = paid >= due ? dues[index]! : paid * (dues[index]! / due);
      return part > 0 ? [line(rate, credit, part)] : [];
    });
  });
}

function sumOf(lines: readonly LineItem[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

function line({ meter, label }: Rate, credit: Credit, part: number): LineItem {
  return {
    label: `${label}, ${credit.label}`,
    meter,
    quantity: -part,
    unit: "USD",
    price: 1,
    amount: -part,
    formula: `${exactNumber(part)} USD paid by the ${credit.label} of ${exactNumber(credit.amount)} USD a month`,
    source: credit.source,
    effectiveDate: credit.effectiveDate,
  };
}
