import { findRates } from "../pricing/find-rates.ts";
import type { RateCard } from "../pricing/rate.ts";
import type { PriceNeed } from "../usage/price-need.ts";
import { namedCardFiles } from "./card-files.ts";
import type { Fault } from "./check.ts";
import type { Scenario } from "./scenario.ts";
import { showValue } from "./show-value.ts";

/** A warning for each card of the scenario's files that none of its candidates is billed by, whatever its region. */
export function unneededCards({ written, cardFiles, candidates }: Scenario): readonly Fault[] {
  const needs = candidates.flatMap(({ priceNeeds }) => priceNeeds);
  return namedCardFiles(written).flatMap((file, index) => {
    const cards = cardFiles[file] ?? [];
    const names = [...new Set(cards.map(({ name }) => name))];
    return names.flatMap((name): readonly Fault[] => {
      const own = cards.filter((card) => card.name === name);
      if (own.some((card) => isNeeded(card, needs))) return [];
      const message = `${showValue(file)}: ${explain(name, own, needs)}`;
      return [{ path: ["rateCards", index], message }];
    });
  });
}

/** Whether a card has any of the prices that are needed of it. */
export function isNeeded(card: RateCard, needs: readonly PriceNeed[]): boolean {
  const here = needs.filter((need) => need.card === card.name && need.region === card.region);
  return findRates(here, {}, [card]).rates.length > 0;
}

function explain(name: string, own: readonly RateCard[], needs: readonly PriceNeed[]): string {
  const card = `no candidate is billed by its card ${name}`;
  const wanted = needs.filter((need) => need.card === name);
  if (wanted.length === 0) return `${card}; theirs are ${listed(needs.map((need) => need.card))}`;
  const regions = own.map(({ region }) => region);
  const here = wanted.filter(({ region }) => regions.includes(region));
  if (here.length === 0) {
    return `${card} of ${listed(regions)}; they need it of ${listed(wanted.map(({ region }) => region))}`;
  }
  const prices = here.flatMap(({ meters, variant, purchase }) =>
    meters.map((meter) => [meter, variant, purchase].filter((part) => part != null).join(" ")),
  );
  return `${card}: it has none of the prices that they need, ${listed(prices)}`;
}

const mostListed = 8;

function listed(names: readonly string[]): string {
  const all = [...new Set(names)];
  const more = all.length > mostListed ? ` and ${all.length - mostListed} more` : "";
  return `${all.slice(0, mostListed).join(", ")}${more}`;
}
