import type { z } from "zod";
import { nearestName } from "../units/nearest-name.ts";
import { priceListFormats, priceListProvider } from "./price-list-formats.ts";
import type { CardRate, RateCard } from "./rate.ts";
import { rateCardSchema, severalCardsSchema, type WrittenCard, type WrittenRate } from "./rate-card-schema.ts";
import { readJson } from "./read-json.ts";

/** The cards of a file, or one sentence for each mistake, all at once. */
export type RateCardFile = { readonly cards: readonly RateCard[] } | { readonly faults: readonly string[] };

/** Reads the text of a card file: one card, or several under `cards`. */
export function parseRateCardFile(text: string): RateCardFile {
  const json = readJson(text);
  if ("fault" in json) return { faults: [json.fault] };
  const { value } = json;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { faults: ["a card file holds one card, or several as {cards: [...]}"] };
  }
  const provider = priceListProvider(value);
  if (provider !== null) {
    const { words } = priceListFormats[provider];
    return { faults: [`it is ${words} and no card file: evenpoint prices import ${provider} makes one of it`] };
  }
  if (!("cards" in value)) {
    const outcome = rateCardSchema.safeParse(value);
    return outcome.success ? checked([outcome.data], false) : faultsOf(outcome.error, value);
  }
  const outcome = severalCardsSchema.safeParse(value);
  return outcome.success ? checked(outcome.data.cards, true) : faultsOf(outcome.error, value);
}

/** The text of a card file: each rate with everything that it says. */
export function rateCardFileText(cards: readonly RateCard[]): string {
  const written = cards.map(writtenCard);
  const content = written.length === 1 ? written[0] : { cards: written };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** What keeps a card from being written and read again, in one sentence; null where nothing does. */
export function cardProblem(card: RateCard): string | null {
  const outcome = rateCardSchema.safeParse(writtenCard(card));
  const content = outcome.success ? checked([outcome.data], false) : faultsOf(outcome.error, card);
  return "faults" in content ? (content.faults[0] ?? "it is no card") : null;
}

function writtenCard({ name, region, currency, rates, discounts = [], credits = [] }: RateCard): unknown {
  return {
    name,
    region,
    currency,
    rates: rates.map(writtenRate),
    ...(discounts.length === 0 ? {} : { discounts }),
    ...(credits.length === 0 ? {} : { credits }),
  };
}

function writtenRate({ meter, variant, purchase, label, tiers, free, source, ...rest }: CardRate): unknown {
  const { effectiveDate, confirmed, working } = rest;
  const bought = purchase === undefined ? {} : { purchase };
  const worked = working === undefined ? {} : { working };
  return { meter, variant, ...bought, label, tiers, free, source, effectiveDate, confirmed, ...worked };
}

function cardOf({ name, region, currency, rates, discounts = [], credits = [] }: WrittenCard): RateCard {
  const stamped = rates.map((rate): CardRate => {
    const { purchase, working, ...rest } = rate;
    const bought = purchase === undefined ? {} : { purchase };
    return { ...rest, ...bought, ...(working === undefined ? {} : { working }), region, setBy: "card" };
  });
  const taken = discounts.map(({ meter, ...rest }) => (meter === undefined ? rest : { ...rest, meter }));
  return { name, region, currency, rates: stamped, discounts: taken, credits };
}

/** What a schema cannot say: tiers in order, and one price for each thing. */
function checked(cards: readonly WrittenCard[], areSeveral: boolean): RateCardFile {
  const faults = cards.flatMap((card, index) => {
    const beginning = areSeveral ? `cards[${index}].` : "";
    return [...card.rates.flatMap((rate, i) => tierFaults(rate, `${beginning}rates[${i}]`)), ...twice(card, beginning)];
  });
  return faults.length > 0 ? { faults } : { cards: cards.map(cardOf) };
}

function tierFaults({ tiers }: WrittenRate, path: string): readonly string[] {
  return tiers.flatMap(({ upTo }, i) => {
    const at = `${path}.tiers[${i}].upTo`;
    const before = tiers[i - 1]?.upTo ?? 0;
    if (i === tiers.length - 1) return upTo === null ? [] : [`${at}: ${upTo} ends the last tier, which has upTo: null`];
    if (upTo === null) return [`${at}: null has no end, so that the tiers after it are never reached`];
    return upTo > before ? [] : [`${at}: ${upTo} is not above ${before}, where the tier before it ends`];
  });
}

function twice({ rates }: WrittenCard, beginning: string): readonly string[] {
  const seen = new Map<string, number>();
  return rates.flatMap(({ meter, variant, purchase = null }, i) => {
    const key = JSON.stringify([meter, variant, purchase]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, i);
    const what = [meter, variant, purchase].filter((part) => part !== null).join(", ");
    return first === undefined ? [] : [`${beginning}rates[${i}]: ${what} has a price already, in rates[${first}]`];
  });
}

/** Of a file that is no card at all, the first ones tell enough. */
const mostFaults = 20;

function faultsOf({ issues }: z.ZodError, root: unknown): RateCardFile {
  return { faults: issues.flatMap((issue) => sentences(issue, root)).slice(0, mostFaults) };
}

type ZodIssue = z.core.$ZodIssue;

function sentences(issue: ZodIssue, root: unknown): readonly string[] {
  const path = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  const at = path.replace(/^\./, "");
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(key, at));
  const value = issue.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown>)?.[key], root);
  const rule = issue.message.startsWith("must") ? `: it ${issue.message}` : "";
  if (value === undefined) return [`${at} is missing${rule}`];
  const plain = typeof value === "number" ? String(value) : JSON.stringify(value).slice(0, 80);
  const shown = typeof value === "object" && value !== null ? "" : `${plain} `;
  return [`${at}: ${shown}${issue.message}`];
}

/** Every key that a card file knows. */
const knownKeys = [
  ...["cards", "name", "region", "currency", "rates", "discounts", "credits", "meter", "variant", "purchase", "label"],
  ...["tiers", "upTo", "price", "free", "source", "effectiveDate", "confirmed", "working", "from", "share", "meters"],
  "amount",
];

function unknownKey(key: string, at: string): string {
  const nearest = nearestName(key, knownKeys);
  const hint = nearest === null || nearest === key ? "" : `; did you mean "${nearest}"?`;
  return `${at === "" ? "" : `${at}: `}unknown key ${JSON.stringify(key.slice(0, 80))}${hint}`;
}
