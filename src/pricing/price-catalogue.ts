import { type Meter, meters } from "../usage/meter.ts";
import { rateCards } from "./cards/index.ts";
import { shortQuantity } from "./quantity-text.ts";
import type { CardRate, RateCard } from "./rate.ts";
import { tierSlices } from "./tier-slices.ts";
import { tierText } from "./tier-text.ts";

/** One price as `evenpoint prices` prints it: a tier of a rate, or the free units before it. */
export interface CatalogueRow {
  readonly card: string;
  readonly region: string;
  readonly variant: string | null;
  readonly meter: Meter;
  readonly unit: string;
  /** "first 6 B GB-s", "free tier, 1 M requests"; "" where there is one price only. */
  readonly tier: string;
  /** USD per unit. */
  readonly price: number;
  readonly source: string;
  readonly effectiveDate: string;
  readonly confirmed: boolean;
}

/** Every price of every card: by card, then region (code-unit order), then as the card lists them. */
export function priceCatalogue(cards: readonly RateCard[] = rateCards): readonly CatalogueRow[] {
  return [...cards]
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.region, b.region))
    .flatMap((card) => card.rates.flatMap((rate) => rowsOf(card.name, rate)));
}

function rowsOf(card: string, rate: CardRate): readonly CatalogueRow[] {
  const { region, variant, meter, source, effectiveDate, confirmed } = rate;
  const { unit } = meters[meter];
  const row = (tier: string, price: number): CatalogueRow => {
    return { card, region, variant, meter, unit, tier, price, source, effectiveDate, confirmed };
  };
  const free = rate.free > 0 ? [row(`free tier, ${shortQuantity(rate.free, unit)}`, 0)] : [];
  return [...free, ...tierSlices(rate.tiers).map((slice) => row(tierText(slice, unit) ?? "", slice.price))];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
