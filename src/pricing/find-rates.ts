import type { Meter } from "../usage/meter.ts";
import type { PriceNeed } from "../usage/price-need.ts";
import { rateCards } from "./cards/index.ts";
import { nearestNames } from "./nearest-names.ts";
import type { CardRate, Rate, RateCard } from "./rate.ts";

/** A price that neither a card nor the scenario has: an issue, never a zero. */
export interface MissingPrice {
  readonly card: string;
  readonly region: string;
  readonly meter: Meter;
  readonly variant: string | null;
  /** Regions in which the card does have this price, in order of their names. */
  readonly regions: readonly string[];
  /** Up to three variants that the card has in this region, nearest name first. */
  readonly nearestVariants: readonly string[];
}

export interface FoundRates {
  /** One per meter, in the order of the needs. */
  readonly rates: readonly Rate[];
  readonly missing: readonly MissingPrice[];
  /** Names of overrides for meters that no need mentions. */
  readonly unusedOverrides: readonly string[];
}

/** One meter of one need. */
interface Wanted {
  readonly card: string;
  readonly region: string;
  readonly variant: string | null;
  readonly meter: Meter;
}

/**
 * Finds the price of each meter that a candidate needs: the card's rate for the region and the need's variant, or
 * the card's only one. `overrides` (USD per unit, by meter) come first, take the place of all tiers and may supply a
 * price that no card has; the card's free tier stays. A meter that several needs name is priced once, by the first.
 */
export function findRates(
  needs: readonly PriceNeed[],
  overrides: Readonly<Record<string, number>>,
  cards: readonly RateCard[] = rateCards,
): FoundRates {
  const wanted = wantedMeters(needs);
  const rates: Rate[] = [];
  const missing: MissingPrice[] = [];
  for (const want of wanted) {
    const listed = listedRate(want, cards);
    const price = Object.hasOwn(overrides, want.meter) ? overrides[want.meter] : undefined;
    if (price !== undefined) rates.push(overriddenRate(want, price, listed));
    else if (listed !== undefined) rates.push(plainRate(listed));
    else missing.push(missingPrice(want, cards));
  }
  const needed = new Set<string>(wanted.map(({ meter }) => meter));
  return { rates, missing, unusedOverrides: Object.keys(overrides).filter((name) => !needed.has(name)) };
}

function wantedMeters(needs: readonly PriceNeed[]): readonly Wanted[] {
  const first = new Map<Meter, Wanted>();
  for (const { meters, card, region, variant } of needs) {
    for (const meter of meters) if (!first.has(meter)) first.set(meter, { card, region, variant, meter });
  }
  return [...first.values()];
}

/** The exact variant before the card's only one. */
function listedRate(want: Wanted, cards: readonly RateCard[]): CardRate | undefined {
  const rates = ratesOf(want, cards).filter(({ region }) => region === want.region);
  return rates.find(({ variant }) => variant === want.variant) ?? rates.find(({ variant }) => variant === null);
}

function ratesOf({ card, meter }: Wanted, cards: readonly RateCard[]): readonly CardRate[] {
  return cards.filter(({ name }) => name === card).flatMap(({ rates }) => rates.filter((rate) => rate.meter === meter));
}

function plainRate({ variant: _, ...rate }: CardRate): Rate {
  return rate;
}

function overriddenRate({ meter, region }: Wanted, price: number, listed: CardRate | undefined): Rate {
  return {
    meter,
    label: listed?.label ?? meter,
    region,
    tiers: [{ upTo: null, price }],
    free: listed?.free ?? 0,
    source: "scenario",
    effectiveDate: "",
    confirmed: true,
    setBy: "user",
  };
}

function missingPrice(want: Wanted, cards: readonly RateCard[]): MissingPrice {
  const rates = ratesOf(want, cards);
  const having = rates.filter(({ variant }) => variant === want.variant || variant === null);
  const here = rates.filter(({ region }) => region === want.region).flatMap(({ variant }) => variant ?? []);
  return {
    ...want,
    regions: [...new Set(having.map(({ region }) => region))].sort(),
    nearestVariants: nearestNames(want.variant ?? "", [...new Set(here)], 3),
  };
}
