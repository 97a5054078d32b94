import { findRates } from "../pricing/find-rates.ts";
import { nearestNames } from "../pricing/nearest-names.ts";
import type { RateCard } from "../pricing/rate.ts";
import type { Meter } from "../usage/meter.ts";
import type { PriceNeed } from "../usage/price-need.ts";
import { namedCardFiles } from "./card-files.ts";
import type { Fault } from "./check.ts";
import type { Scenario } from "./scenario.ts";
import { showValue } from "./show-value.ts";
import { isNeeded } from "./unneeded-cards.ts";

/**
 * A warning for each price that a file's card has for other variants only, while a candidate pays the shipped one. Files
 * need not be whole, but a misspelt variant would look the same. What a file prices for nobody is unneededCards' to tell.
 */
export function unlistedVariants({ written, cardFiles, candidates }: Scenario): readonly Fault[] {
  const files = namedCardFiles(written);
  const all = files.flatMap((file) => cardFiles[file] ?? []);
  const needs = candidates.flatMap(({ priceNeeds }) => priceNeeds);
  const used = all.filter((card) => isNeeded(card, needs));
  const wanted = candidates.flatMap(({ priceNeeds, rates }) => priceNeeds.flatMap((need) => shipped(need, rates)));
  const unlisted = wanted.filter((need) => findRates([need], {}, all).rates.length === 0);
  const faults = files.flatMap((file, index) => {
    const cards = (cardFiles[file] ?? []).filter((card) => used.includes(card));
    return unlisted.flatMap((need): readonly Fault[] => {
      const variants = cards.flatMap((card) => otherVariants(card, need));
      if (variants.length === 0) return [];
      const message = `${showValue(file)}: ${explain(need, variants)}`;
      return [{ path: ["rateCards", index], message }];
    });
  });
  return faults.filter(({ message }, i) => faults.findIndex((other) => other.message === message) === i);
}

interface ShippedPrice extends PriceNeed {
  readonly meters: readonly [Meter];
}

/** The meters of a need that neither the candidate nor a file gives the price of. */
function shipped(need: PriceNeed, rates: Scenario["candidates"][number]["rates"]): readonly ShippedPrice[] {
  const listed = need.meters.filter((meter) => rates.find((rate) => rate.meter === meter)?.setBy === "card");
  return listed.map((meter) => ({ ...need, meters: [meter] }));
}

function otherVariants({ name, region, rates }: RateCard, need: ShippedPrice): readonly string[] {
  if (name !== need.card || region !== need.region) return [];
  const [meter] = need.meters;
  return rates
    .filter((rate) => rate.meter === meter && (rate.purchase ?? null) === (need.purchase ?? null))
    .flatMap(({ variant }) => variant ?? []);
}

function explain({ meters: [meter], variant }: ShippedPrice, variants: readonly string[]): string {
  const nearest = nearestNames(variant ?? "", [...new Set(variants)], 3).join(", ");
  const missing = variant === null ? "without a variant" : `for ${variant}`;
  return `it prices ${meter} for ${nearest} and not ${missing}, where the shipped price holds`;
}
