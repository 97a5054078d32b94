import { shortQuantity } from "./quantity-text.ts";
import type { TierSlice } from "./tier-slices.ts";

/** Which units a tier covers: "first 6 B GB-s", "next 9 B GB-s", "over 15 B GB-s"; null for the only tier of a rate. */
export function tierText({ from, upTo }: TierSlice, unit: string): string | null {
  if (upTo === null) return from === 0 ? null : `over ${shortQuantity(from, unit)}`;
  return `${from === 0 ? "first" : "next"} ${shortQuantity(upTo - from, unit)}`;
}
