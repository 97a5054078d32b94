import type { Estimate } from "../analysis/result.ts";
import { formatSignificant } from "../units/significant.ts";
import { nothingObserved } from "./format-estimate.ts";
import { formatToPlace, lastPlace } from "./format-place.ts";

export interface DifferenceFormat {
  /** Multiplies the numbers before they are shown: 100 makes shares percentage points. Default 1. */
  readonly scale?: number;
  /** Follows the mean, such as " ms". Default none. */
  readonly unit?: string;
}

/**
 * A difference with its sign, "+3.40 ms (3.10 to 3.70)", all three rounded to the same place: as fine as three digits of
 * the difference or two of the interval's half width, whichever is coarser. The
 * difference alone where there is no interval, or one narrower than the digits shown.
 */
export function formatDifference(difference: Estimate, { scale = 1, unit = "" }: DifferenceFormat = {}): string {
  const { mean, low, high } = difference;
  if (mean === null) return nothingObserved;
  if (low === null || high === null || high - low === 0) return `${signed(formatSignificant(mean * scale))}${unit}`;
  const places = [lastPlace(mean * scale, 3), lastPlace(((high - low) / 2) * scale, 2)];
  const place = Math.max(...places.filter((one) => one !== null));
  const show = (value: number) => formatToPlace(value * scale, place);
  const amount = `${signed(show(mean))}${unit}`;
  return show(low) === show(high) ? amount : `${amount} (${show(low)} to ${show(high)})`;
}

function signed(shown: string): string {
  return /^-|^[0.]*$/.test(shown) ? shown : `+${shown}`;
}
