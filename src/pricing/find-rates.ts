import type { Meter } from "../usage/meter.ts";
import type { OwnPrice, PriceNeed } from "../usage/price-need.ts";
import { rateCards } from "./cards/index.ts";
import type { Credit } from "./credit.ts";
import type { Discount } from "./discount.ts";
import { nearestNames } from "./nearest-names.ts";
import { exactNumber } from "./quantity-text.ts";
import type { CardRate, Rate, RateCard, Tier } from "./rate.ts";

/** A price that neither a card nor the scenario has: an issue, never a zero. */
export interface MissingPrice {
  readonly card: string;
  readonly region: string;
  readonly meter: Meter;
  readonly variant: string | null;
  /** The meter whose price would do as well, less a discount; the meter itself where there is none. */
  readonly from: Meter;
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

/**
 * Machines under containers cost what machines cost, however they are bought: where a card has no price of their own
 * meter, that of the machine's hours holds, listed on demand by the one meter and for a commitment by the other.
 */
const pricedAs: Readonly<Partial<Record<Meter, readonly Meter[]>>> = {
  nodeHours: ["instanceHours", "committedHours"],
};

/** One meter of one need. */
interface Wanted {
  readonly card: string;
  readonly region: string;
  readonly variant: string | null;
  readonly purchase: string | null;
  readonly meter: Meter;
  readonly own: OwnPrice | null;
}

/**
 * Finds the price of each meter that a candidate needs: the card's rate for the region and the need's variant, or
 * the card's only one; of several cards of one name and region the first that has it. `overrides` (USD per unit, by meter)
 * come first, take the place of all tiers and may supply a price that no card has; the card's free tier stays, in units or
 * in dollars, and so does a first tier that costs nothing. A meter that several needs name is priced once, by the first.
 * What is bought in a way that has no listed price costs the price it is taken off, the scenario's own if there is
 * one, less the card's discount. A price that the candidate's settings say gives way to an override only.
 */
export function findRates(
  needs: readonly PriceNeed[],
  overrides: Readonly<Record<string, number>>,
  cards: readonly RateCard[] = rateCards,
): FoundRates {
  const wanted = wantedMeters(needs);
  const listed = (want: Wanted) => listedRate(want, cards) ?? discountedRate(want, overrides, cards);
  const rates: Rate[] = [];
  const missing: MissingPrice[] = [];
  for (const want of wanted) {
    const rate = listed(want);
    const price = ownPrice(overrides, want.meter);
    if (price !== null) rates.push(overriddenRate(want, price, rate));
    else if (want.own !== null) rates.push(settingsRate(want, want.own));
    else if (rate !== undefined) rates.push(rate);
    else missing.push(missingPrice(want, cards));
  }
  const needed = new Set<string>(wanted.map(({ meter }) => meter));
  return { rates, missing, unusedOverrides: Object.keys(overrides).filter((name) => !needed.has(name)) };
}

function wantedMeters(needs: readonly PriceNeed[]): readonly Wanted[] {
  const first = new Map<Meter, Wanted>();
  for (const { meters, card, region, variant, purchase = null, own = null } of needs) {
    for (const meter of meters)
      if (!first.has(meter)) first.set(meter, { card, region, variant, purchase, meter, own });
  }
  return [...first.values()];
}

function ownPrice(overrides: Readonly<Record<string, number>>, meter: Meter): number | null {
  return (Object.hasOwn(overrides, meter) ? overrides[meter] : undefined) ?? null;
}

/** The scenario's price of a meter, or of those that are priced as it. */
function ownBase(overrides: Readonly<Record<string, number>>, meter: Meter): number | null {
  const own = ownPrice(overrides, meter);
  if (own !== null) return own;
  const alike = (Object.keys(pricedAs) as Meter[]).find((one) => pricedAs[one]!.includes(meter));
  return alike === undefined ? null : ownPrice(overrides, alike);
}

/** Card by card, the exact variant before the card's only one. */
function listedRate(want: Wanted, cards: readonly RateCard[]): Rate | undefined {
  for (const card of cards) {
    if (card.name !== want.card || card.region !== want.region) continue;
    const rates = ratesOf(want, [card]);
    const exact = rates.find(({ variant }) => variant === want.variant);
    const listed = exact ?? rates.find(({ variant }) => variant === null);
    if (listed !== undefined) return plainRate(listed, want, cards);
  }
  return undefined;
}

/** Those of the meter itself before those it is priced as. */
function ratesOf({ card, meter, purchase }: Wanted, cards: readonly RateCard[]): readonly CardRate[] {
  const bought = cards
    .filter(({ name }) => name === card)
    .flatMap(({ rates }) => rates.filter((rate) => (rate.purchase ?? null) === purchase));
  return [meter, ...(pricedAs[meter] ?? [])].flatMap((one) => bought.filter((rate) => rate.meter === one));
}

function plainRate({ variant: _, purchase: __, ...rate }: CardRate, want: Wanted, cards: readonly RateCard[]): Rate {
  const credit = creditOf(want, cards);
  return { ...rate, meter: want.meter, ...(credit === undefined ? {} : { credit }) };
}

function creditOf({ card, region, variant, meter }: Wanted, cards: readonly RateCard[]): Credit | undefined {
  return cards
    .filter((other) => other.name === card && other.region === region)
    .flatMap(({ credits = [] }) => credits)
    .find((credit) => credit.meters.includes(meter) && (credit.variant ?? variant) === variant);
}

/** The price that a way of buying takes something off, less what it takes off. */
function discountedRate(
  want: Wanted,
  overrides: Readonly<Record<string, number>>,
  cards: readonly RateCard[],
): Rate | undefined {
  const discount = discountOf(want, cards);
  if (discount === undefined) return undefined;
  const { from, share, label, source, effectiveDate, confirmed } = discount;
  const full = { ...want, purchase: null, meter: from };
  const base = listedRate(full, cards);
  const own = from === want.meter ? null : ownBase(overrides, from);
  const price = own ?? base?.tiers[0]?.price;
  if (price === undefined) return undefined;
  const percent = exactNumber(100 * share);
  return {
    meter: want.meter,
    label: want.variant === null ? label : `${want.variant}, ${label}`,
    region: want.region,
    tiers: [{ upTo: null, price: price * (1 - share) }],
    free: 0,
    source: `${percent} % off on demand: ${source}`,
    effectiveDate,
    confirmed: confirmed && (own !== null || base?.confirmed === true),
    setBy: "card",
    working: `${exactNumber(price)} USD less ${percent} %`,
  };
}

/** That of the region and the variant, else of the region; a region without discounts takes the first ones there are. */
function discountOf(
  { card, region, purchase, variant, meter }: Wanted,
  cards: readonly RateCard[],
): Discount | undefined {
  if (purchase === null) return undefined;
  const named = cards.filter(({ name }) => name === card);
  const own = named.filter((other) => other.region === region).flatMap((other) => other.discounts ?? []);
  const elsewhere = named.find((other) => (other.discounts ?? []).length > 0)?.discounts ?? [];
  const discounts = (own.length > 0 ? own : elsewhere).filter(
    (discount) => discount.purchase === purchase && (discount.meter ?? meter) === meter,
  );
  return (
    discounts.find((discount) => discount.variant === variant) ??
    discounts.find((discount) => discount.variant === null)
  );
}

function overriddenRate({ meter, region }: Wanted, price: number, listed: Rate | undefined): Rate {
  return {
    meter,
    label: listed?.label ?? labelElsewhere(meter) ?? meter,
    region,
    tiers: [...givenAway(listed), { upTo: null, price }],
    free: listed?.free ?? 0,
    source: "scenario",
    effectiveDate: "",
    confirmed: true,
    setBy: "user",
    ...(listed?.credit === undefined ? {} : { credit: listed.credit }),
  };
}

/** Units that come with a fee: a first tier that costs nothing, of which the scenario's price is not the price. */
function givenAway(listed: Rate | undefined): readonly Tier[] {
  const [first, ...others] = listed?.tiers ?? [];
  return first !== undefined && first.price === 0 && others.length > 0 ? [first] : [];
}

/** What other cards call a meter that they have one price of. */
function labelElsewhere(meter: Meter): string | undefined {
  const rates = rateCards.flatMap((card) => card.rates);
  return rates.find((rate) => rate.meter === meter && rate.variant === null)?.label;
}

/** The price that the candidate's settings say. */
function settingsRate(want: Wanted, { label, price, working }: OwnPrice): Rate {
  return { ...overriddenRate(want, price, undefined), label, ...(working === undefined ? {} : { working }) };
}

/** Where a discount could be taken off: the places that have the price it is taken off. */
function missingPrice(want: Wanted, cards: readonly RateCard[]): MissingPrice {
  const { purchase, own: _, ...place } = want;
  const from = discountOf(want, cards)?.from ?? want.meter;
  const rates = [...ratesOf(want, cards), ...ratesOf({ ...want, purchase: null, meter: from }, cards)];
  const having = rates.filter(({ variant }) => variant === want.variant || variant === null);
  const here = rates.filter(({ region }) => region === want.region).flatMap(({ variant }) => variant ?? []);
  return {
    ...place,
    from,
    regions: [...new Set(having.map(({ region }) => region))].sort(),
    nearestVariants: nearestNames(want.variant ?? "", [...new Set(here)], 3),
  };
}
