import type { Credit } from "../credit.ts";
import type { RateCard } from "../rate.ts";
import { type PrintedRate, rateCard } from "../rate-card.ts";
import { cardProblem } from "../rate-card-file.ts";
import { missingMeters } from "./expected-meters.ts";
import type { LeftOut, OfferedRate, UnknownSku } from "./offered-rate.ts";
import type { OfferedCredit, ReadPrices } from "./read-prices.ts";

/** What an import gives: cards, and everything of the list that is not on them. */
export interface ImportedPrices {
  /** By name and region, rates in the order in which the list gave them. */
  readonly cards: readonly RateCard[];
  readonly skus: number;
  readonly rates: number;
  /** SKUs that no rule knows, or that contradict each other: nothing is guessed. */
  readonly unknown: readonly UnknownSku[];
  readonly leftOut: readonly LeftOut[];
  /** What a whole card would have and these have not, in words; a scenario falls back to the shipped card. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
}

/** Puts offers onto cards: of several for one price the one of the lowest rank, and none where two of that contradict. */
export function gatherCards(read: ReadPrices): ImportedPrices {
  const strange = read.offers.flatMap(strangeness);
  const cards = placed(
    strange.length === 0 ? read.offers : read.offers.filter((offer) => strangeness(offer).length === 0),
  );
  const kept = [...cards.values()].flatMap((rates) => [...rates.values()]);
  const gathered = [...cards.entries()].flatMap(([place, rates]) => cardOf(place, rates, read.credits ?? []));
  const beaten = read.offers.length - strange.length - kept.reduce((sum, offers) => sum + offers.length, 0);
  const other = beaten === 0 ? [] : [{ reason: "other offers of a price that is taken already", count: beaten }];
  return {
    cards: gathered,
    skus: read.skus,
    rates: gathered.reduce((sum, { rates }) => sum + rates.length, 0),
    unknown: [...read.unknown, ...strange, ...kept.flatMap(contradiction)],
    leftOut: [...read.leftOut, ...other],
    missing: [
      ...(read.missing ?? []),
      ...gathered.flatMap((card) => missingMeters(card).map((what) => `${card.name}, ${card.region}: ${what}`)),
    ],
    warnings: read.warnings,
  };
}

/** What no card file could hold, such as a machine without a name. */
function strangeness(offer: OfferedRate): readonly UnknownSku[] {
  const problem = cardProblem(rateCard(offer.card, offer.region, [printedRate(offer)]));
  return problem === null ? [] : [{ sku: offer.sku, description: problem }];
}

/** Offers by card and region, then by price. */
function placed(offers: readonly OfferedRate[]): ReadonlyMap<string, ReadonlyMap<string, readonly OfferedRate[]>> {
  const cards = new Map<string, Map<string, readonly OfferedRate[]>>();
  for (const offer of offers) {
    const place = JSON.stringify([offer.card, offer.region]);
    const rates = cards.get(place) ?? new Map<string, readonly OfferedRate[]>();
    cards.set(place, rates);
    const key = JSON.stringify([offer.meter, offer.variant ?? null, offer.purchase ?? null]);
    rates.set(key, preferred(rates.get(key) ?? [], offer));
  }
  return cards;
}

/** Those of the lowest rank; an offer of the same price twice is one. */
function preferred(earlier: readonly OfferedRate[], offer: OfferedRate): readonly OfferedRate[] {
  const [first] = earlier;
  if (first === undefined || rankOf(offer) < rankOf(first)) return [offer];
  if (rankOf(offer) > rankOf(first) || earlier.some((other) => samePrice(other, offer))) return earlier;
  return [...earlier, offer];
}

function rankOf({ rank = 0 }: OfferedRate): number {
  return rank;
}

function samePrice(one: OfferedRate, other: OfferedRate): boolean {
  return JSON.stringify([one.price, one.free ?? 0]) === JSON.stringify([other.price, other.free ?? 0]);
}

function contradiction(offers: readonly OfferedRate[]): readonly UnknownSku[] {
  const [first, ...others] = offers;
  if (first === undefined || others.length === 0) return [];
  return offers.map(({ sku, label }) => ({ sku, description: `${label}: several SKUs give different prices of it` }));
}

function cardOf(
  place: string,
  rates: ReadonlyMap<string, readonly OfferedRate[]>,
  offered: readonly OfferedCredit[],
): readonly RateCard[] {
  const [name, region] = JSON.parse(place) as [string, string];
  const printed = [...rates.values()].flatMap((offers) => (offers.length === 1 ? offers.map(printedRate) : []));
  const credits: readonly Credit[] = offered
    .filter((credit) => credit.card === name && credit.region === region)
    .map(({ credit }) => credit);
  return printed.length === 0 ? [] : [rateCard(name, region, printed, { credits })];
}

function printedRate({ card: _, region: __, sku: ___, rank: ____, ...rate }: OfferedRate): PrintedRate {
  return rate;
}
