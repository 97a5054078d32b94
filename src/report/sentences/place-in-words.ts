import type { Crossing } from "../../analysis/result.ts";
import { formatInterval, formatNumber } from "../format-estimate.ts";

/**
 * "18.8 requests/s (18.7 to 18.9 by the dice; 10 to 58 over the disputed inputs)": a place on the axis with both kinds
 * of uncertainty, which are never mixed.
 */
export function placeInWords({ at, band }: Pick<Crossing, "at" | "band">, unit: string): string {
  const interval = formatInterval(at);
  const doubts = [
    ...(interval === null ? [] : [`${interval.low} to ${interval.high} by the dice`]),
    ...(band === undefined ? [] : [`${formatNumber(band.low)} to ${formatNumber(band.high)} over the disputed inputs`]),
  ];
  const place = `${interval?.mean ?? formatNumber(at.mean)} ${unit}`;
  return doubts.length === 0 ? place : `${place} (${doubts.join("; ")})`;
}
