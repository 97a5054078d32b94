import type { RateCard } from "../pricing/rate.ts";
import { nearestName } from "../units/nearest-name.ts";
import { UsageError } from "./usage-error.ts";

/** The cards of a region; one that no card has is refused with the nearest name. */
export function selectRegion(cards: readonly RateCard[], wanted: string | undefined): readonly RateCard[] {
  if (wanted === undefined) return cards;
  const names = [...new Set(cards.map(({ region }) => region))];
  if (names.includes(wanted)) return cards.filter(({ region }) => region === wanted);
  const nearest = nearestName(wanted, names);
  const hint = nearest === null ? "" : `; did you mean "${nearest}"?`;
  throw new UsageError(`there is no region "${wanted}"${hint} (regions: ${names.join(", ")})`);
}
