import { meters } from "../usage/meter.ts";
import { rateCards } from "./cards/index.ts";
import type { Credit } from "./credit.ts";
import type { Discount } from "./discount.ts";
import { exactNumber, shortQuantity } from "./quantity-text.ts";
import type { CardRate, RateCard } from "./rate.ts";
import { tierSlices } from "./tier-slices.ts";
import { tierText } from "./tier-text.ts";

/** One price as `evenpoint prices` prints it: a tier of a rate, the free units before it, a discount, or a credit. */
export interface CatalogueRow {
  readonly card: string;
  readonly region: string;
  /** "m7g.large", "m7g.large, spot", "reserved-1y"; null where the card has one price only. */
  readonly variant: string | null;
  /** For a credit, every meter that it may pay for, with commas. */
  readonly meter: string;
  /** What the price is for: a unit of the meter; for a discount, each dollar of the price it is taken off; a month. */
  readonly unit: string;
  /** "first 6 B GB-s", "free tier, 1 M requests", "34 % off", "free tier"; "" where there is one price only. */
  readonly tier: string;
  /** USD per unit; negative for a credit. */
  readonly price: number;
  readonly source: string;
  readonly effectiveDate: string;
  readonly confirmed: boolean;
}

/** Every price of every card: by card, then region (code-unit order), then as the card lists them, discounts and credits last. */
export function priceCatalogue(cards: readonly RateCard[] = rateCards): readonly CatalogueRow[] {
  return [...cards]
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.region, b.region))
    .flatMap((card) => [
      ...card.rates.flatMap((rate) => rowsOf(card.name, rate)),
      ...(card.discounts ?? []).map((discount) => discountRow(card, discount)),
      ...(card.credits ?? []).map((credit) => creditRow(card, credit)),
    ]);
}

function rowsOf(card: string, rate: CardRate): readonly CatalogueRow[] {
  const { region, meter, source, effectiveDate, confirmed } = rate;
  const variant = nameOf(rate.variant, rate.purchase);
  const { unit } = meters[meter];
  const row = (tier: string, price: number): CatalogueRow => {
    return { card, region, variant, meter, unit, tier, price, source, effectiveDate, confirmed };
  };
  const free = rate.free > 0 ? [row(`free tier, ${shortQuantity(rate.free, unit)}`, 0)] : [];
  return [...free, ...tierSlices(rate.tiers).map((slice) => row(tierText(slice, unit) ?? "", slice.price))];
}

function discountRow({ name, region }: RateCard, discount: Discount): CatalogueRow {
  const { variant, purchase, from, share, source, effectiveDate, confirmed } = discount;
  return {
    card: name,
    region,
    variant: nameOf(variant, purchase),
    meter: from,
    unit: "USD on demand",
    tier: `${exactNumber(100 * share)} % off`,
    price: 1 - share,
    source,
    effectiveDate,
    confirmed,
  };
}

function creditRow({ name, region }: RateCard, credit: Credit): CatalogueRow {
  const { variant, meters: paid, label, amount, source, effectiveDate, confirmed } = credit;
  return {
    card: name,
    region,
    variant,
    meter: paid.join(", "),
    unit: "month",
    tier: label,
    price: -amount,
    source,
    effectiveDate,
    confirmed,
  };
}

/** A variant and how it is bought, in one name. */
function nameOf(variant: string | null, purchase: string | undefined): string | null {
  if (purchase === undefined) return variant;
  return variant === null ? purchase : `${variant}, ${purchase}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
