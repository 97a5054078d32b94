import type { Crossing } from "../../analysis/result.ts";
import { dailyInWords, unitAfter } from "../../units/place-text.ts";
import { formatInterval, formatNumber, scaleEstimate } from "../format-estimate.ts";

/**
 * "18.8 requests/s (18.7 to 18.9 by the dice; 10 to 58 over the disputed inputs)": a place on the axis with both kinds
 * of uncertainty, which are never mixed. A low rate is told by the day too, and its uncertainty so alone: "0.0121 requests/s
 * (1,050 a day, 1,030 to 1,070 by the dice)".
 */
export function placeInWords({ at, band }: Pick<Crossing, "at" | "band">, unit: string): string {
  const daily = at.mean === null ? null : dailyInWords(at.mean, unit);
  const factor = daily === null ? 1 : secondsPerDay;
  const interval = formatInterval(scaleEstimate(at, factor));
  const byTheDice = interval === null ? [] : [`${interval.low} to ${interval.high} by the dice`];
  const first = daily === null ? byTheDice : [[daily, ...byTheDice].join(", ")];
  const told = [...first, ...(band === undefined ? [] : [`${rangeOf(band, factor)} over the disputed inputs`])];
  const number = (daily === null ? interval?.mean : undefined) ?? formatNumber(at.mean);
  const place = `${number}${unitAfter(number, unit)}`;
  return told.length === 0 ? place : `${place} (${told.join("; ")})`;
}

const secondsPerDay = 86_400;

function rangeOf({ low, high }: NonNullable<Crossing["band"]>, factor: number): string {
  return `${formatNumber(low * factor)} to ${formatNumber(high * factor)}`;
}
