import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ImportedPrices } from "../../../src/pricing/import/gather-cards.ts";
import { importPrices } from "../../../src/pricing/import/import-prices.ts";
import type { ImportOptions } from "../../../src/pricing/import/read-prices.ts";
import type { PriceProvider } from "../../../src/pricing/price-list-formats.ts";
import type { CardRate } from "../../../src/pricing/rate.ts";

const folder = fileURLToPath(new URL("../../../../shared/data/prices/", import.meta.url));

/** Excerpts of the providers' own downloads, beside this checkout; tests that need them are skipped without them. */
export const areSamplesHere = existsSync(folder);
if (!areSamplesHere) console.warn("skipped: the price lists of ../shared/data are not beside this checkout");

export function samplePath(name: string): string {
  return `${folder}${name}`;
}

export function sampleText(name: string): string {
  return readFileSync(samplePath(name), "utf8");
}

export const plainOptions: ImportOptions = {
  region: null,
  date: null,
  upfront: "no",
  destination: null,
  machines: [],
};

/** Imports texts, or what JSON they hold. */
export function importing(provider: PriceProvider, files: readonly unknown[], options: Partial<ImportOptions> = {}) {
  const named = files.map((file, i) => {
    return { name: `list-${i + 1}.json`, text: typeof file === "string" ? file : JSON.stringify(file) };
  });
  return importPrices(provider, named, { ...plainOptions, ...options });
}

/** What an import gave that must have succeeded. */
export function imported(...args: Parameters<typeof importing>): ImportedPrices {
  const outcome = importing(...args);
  if ("faults" in outcome) throw new Error(outcome.faults.join("\n"));
  return outcome;
}

/** Why an import that must have failed did. */
export function faultsOf(...args: Parameters<typeof importing>): readonly string[] {
  const outcome = importing(...args);
  return "faults" in outcome ? outcome.faults : [];
}

/** The rates of a card in few words: meter, variant and purchase, with the price or the tiers. */
export function pricesOf({ cards }: ImportedPrices, name: string, region: string): Readonly<Record<string, unknown>> {
  const rates = cards.filter((card) => card.name === name && card.region === region).flatMap((card) => card.rates);
  return Object.fromEntries(rates.map((rate) => [keyOf(rate), priceOf(rate)]));
}

function keyOf({ meter, variant, purchase }: CardRate): string {
  return [meter, variant, purchase].filter((part) => part != null).join(" ");
}

function priceOf({ tiers, free }: CardRate): unknown {
  const price = tiers.length === 1 ? tiers[0]!.price : tiers.map((tier) => [tier.upTo, tier.price]);
  return free === 0 ? price : { free, price };
}

export function reasonsOf({ leftOut }: ImportedPrices): Readonly<Record<string, number>> {
  return Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count]));
}
