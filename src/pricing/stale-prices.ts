import type { Meter } from "../usage/meter.ts";
import { type Day, firstDayOf, lastDayOf, monthsBetween, yearBefore } from "./price-date.ts";
import type { RateCard } from "./rate.ts";

/** A figure that is older than a year. */
export interface StalePrice {
  readonly card: string;
  readonly region: string;
  /** "m7g.large", "m7g.large, spot", "reserved-1y"; null where the card has one price only. */
  readonly variant: string | null;
  /** Of a credit, every meter that it pays for, with commas. */
  readonly meter: string;
  readonly kind: "rate" | "discount" | "credit";
  readonly effectiveDate: string;
  /** Whole months between the last day that its date may mean and the newest day of all. */
  readonly ageMonths: number;
  readonly source: string;
  readonly confirmed: boolean;
}

/** What a check of the cards found. */
export interface PriceCheck {
  /** The newest day of any figure: ages are counted from there, whatever day it is. */
  readonly newest: Day;
  /** Figures from before this day are older than a year. */
  readonly before: Day;
  readonly figures: number;
  /** In the order of the cards. */
  readonly stale: readonly StalePrice[];
  /** How many figures no source confirms. */
  readonly unconfirmed: number;
}

/**
 * Every figure (rate, discount, credit) that is more than a year older than the newest one. A date that says only its year
 * or month is as old as its last day; as the newest it counts from its first one, so that nothing is called old by a day
 * that may not have come yet. Null without figures.
 */
export function checkPrices(cards: readonly RateCard[]): PriceCheck | null {
  const figures = cards.flatMap(figuresOf);
  const newest = figures.reduce<Day | null>((latest, { effectiveDate }) => {
    const day = firstDayOf(effectiveDate);
    return latest === null || day > latest ? day : latest;
  }, null);
  if (newest === null) return null;
  const before = yearBefore(newest);
  const stale = figures
    .filter(({ effectiveDate }) => lastDayOf(effectiveDate) < before)
    .map((figure) => ({ ...figure, ageMonths: monthsBetween(lastDayOf(figure.effectiveDate), newest) }));
  const unconfirmed = figures.filter(({ confirmed }) => !confirmed).length;
  return { newest, before, figures: figures.length, stale, unconfirmed };
}

type Figure = Omit<StalePrice, "ageMonths">;

interface Dated {
  readonly variant: string | null;
  readonly purchase?: string;
  readonly effectiveDate: string;
  readonly source: string;
  readonly confirmed: boolean;
}

function figuresOf({ name, region, rates, discounts = [], credits = [] }: RateCard): readonly Figure[] {
  const figure = (kind: Figure["kind"], meter: readonly Meter[], dated: Dated): Figure => {
    const { variant, purchase, effectiveDate, source, confirmed } = dated;
    const bought = [variant, purchase].filter((part) => part != null).join(", ");
    return {
      card: name,
      region,
      variant: bought === "" ? null : bought,
      meter: meter.join(", "),
      kind,
      effectiveDate,
      source,
      confirmed,
    };
  };
  return [
    ...rates.map((rate) => figure("rate", [rate.meter], rate)),
    ...discounts.map((discount) => figure("discount", [discount.meter ?? discount.from], discount)),
    ...credits.map((credit) => figure("credit", credit.meters, credit)),
  ];
}
