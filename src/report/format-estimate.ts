import type { Estimate } from "../analysis/result.ts";
import { formatSignificant } from "../units/significant.ts";
import { formatToPlace, lastPlace } from "./format-place.ts";

/** Stands where nothing was observed, or too little to say. */
export const nothingObserved = "n/a";

export interface EstimateFormat {
  /** Significant digits, default 3. */
  readonly digits?: number;
  /** Multiplies the number before it is shown: 100 makes a share a percentage. Default 1. */
  readonly scale?: number;
  /** Follows the number, such as " ms". Default none. */
  readonly unit?: string;
}

/**
 * "mean (low to high)", such as "240 ms (235 to 244)", all three rounded to the same place: "9.31 (9.12 to 9.50)". The
 * interval is left out where there is none (one replication) and where it is narrower than the digits shown.
 */
export function formatEstimate(estimate: Estimate, format: EstimateFormat = {}): string {
  const { unit = "" } = format;
  if (estimate.mean === null) return nothingObserved;
  const interval = formatInterval(estimate, format);
  return interval === null
    ? `${formatNumber(estimate.mean, format)}${unit}`
    : `${interval.mean}${unit} (${interval.low} to ${interval.high})`;
}

export interface IntervalText {
  readonly mean: string;
  readonly low: string;
  readonly high: string;
}

/** An estimate's three numbers, rounded to the same place; null where there is no interval to show. */
export function formatInterval({ mean, low, high }: Estimate, format: EstimateFormat = {}): IntervalText | null {
  if (mean === null || low === null || high === null) return null;
  const { digits = 3, scale = 1 } = format;
  const place = lastPlace(mean * scale, digits);
  // Zero has no digit to round the others to: no event in n requests keeps its bound.
  const show = (value: number) => (place === null ? formatNumber(value, format) : formatToPlace(value * scale, place));
  const texts = { mean: show(mean), low: show(low), high: show(high) };
  return texts.low === texts.high ? null : texts;
}

/** One number as `formatEstimate` shows it, without its unit; "n/a" for null. */
export function formatNumber(value: number | null, format: EstimateFormat = {}): string {
  if (value === null) return nothingObserved;
  return formatSignificant(value * (format.scale ?? 1), format.digits ?? 3);
}

/** The same estimate times a number, such as a count per replication to a share of what was offered. */
export function scaleEstimate(estimate: Estimate, factor: number): Estimate {
  const times = (value: number | null) => (value === null ? null : value * factor);
  return { mean: times(estimate.mean), low: times(estimate.low), high: times(estimate.high) };
}
