import { decimalOf, shifted } from "../../units/decimal.ts";
import type { AzureItem } from "./azure-page.ts";
import { dayOf } from "./list-date.ts";
import { type SteppedPrice, steppedPrice } from "./price-steps.ts";

/** The items of one meter, sold in one way in one region: one for each tier, in no order. */
export interface AzureMeter {
  readonly first: AzureItem;
  readonly items: readonly AzureItem[];
}

/** Items by meter. The same meter is sold to developers too, for a term, and in every region. */
export function azureMeters(items: readonly AzureItem[]): readonly AzureMeter[] {
  const meters = new Map<string, AzureItem[]>();
  for (const item of items) {
    const { meterId, type, armRegionName, reservationTerm = "", skuName, productName } = item;
    const key = JSON.stringify([meterId, type, armRegionName, reservationTerm, skuName, productName]);
    const known = meters.get(key);
    if (known === undefined) meters.set(key, [item]);
    else known.push(item);
  }
  return [...meters.values()].map((all) => ({ first: all[0]!, items: inForce(all) }));
}

/** Of tiers that hold from several days on, those of the last day; an item that two pages have is one. */
function inForce(items: readonly AzureItem[]): readonly AzureItem[] {
  const latest = items.reduce(
    (day, { effectiveStartDate = "" }) => (effectiveStartDate > day ? effectiveStartDate : day),
    "",
  );
  const held = items.filter(({ effectiveStartDate = "" }) => effectiveStartDate === latest);
  const texts = held.map((item) => JSON.stringify([item.tierMinimumUnits, item.retailPrice]));
  return held.filter((_, i) => texts.indexOf(texts[i]!) === i);
}

/** The tiers of a meter per one unit (`unit` is what follows the number in `unitOfMeasure`), or what is wrong with them. */
export function azureTiers({ items, first }: AzureMeter, unit: string): SteppedPrice | string {
  const measure = /^(\d+)(?: (.*))?$/.exec(first.unitOfMeasure);
  const [, count = "", noun = ""] = measure ?? [];
  const exponent = count.length - 1;
  const isPowerOfTen = /^10*$/.test(count);
  if (
    measure === null ||
    !isPowerOfTen ||
    noun !== unit ||
    items.some((item) => item.unitOfMeasure !== first.unitOfMeasure)
  ) {
    return `its unit ${JSON.stringify(first.unitOfMeasure)} is not the one expected`;
  }
  const steps = items.map(({ tierMinimumUnits, retailPrice }) => ({
    from: tierMinimumUnits * Number(count),
    price: shifted(decimalOf(retailPrice), -exponent),
  }));
  return steppedPrice(steps) ?? "its tiers do not begin at 0, or contradict each other";
}

/** The day from which the meter's price holds; null where the list does not say it. */
export function azureDate({ items }: AzureMeter): string | null {
  return dayOf(items[0]?.effectiveStartDate);
}
