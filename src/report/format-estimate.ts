import type { Estimate } from "../analysis/result.ts";
import { formatSignificant } from "../units/significant.ts";

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
 * "mean (low to high)", such as "240 ms (235 to 244)". The interval is left out where there is none (one replication)
 * and where it is narrower than the digits shown.
 */
export function formatEstimate(estimate: Estimate, format: EstimateFormat = {}): string {
  const { mean, low, high } = estimate;
  if (mean === null) return nothingObserved;
  const shown = formatNumber(mean, format);
  const withUnit = `${shown}${format.unit ?? ""}`;
  if (low === null || high === null) return withUnit;
  const lowShown = formatNumber(low, format);
  const highShown = formatNumber(high, format);
  return lowShown === highShown ? withUnit : `${withUnit} (${lowShown} to ${highShown})`;
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
