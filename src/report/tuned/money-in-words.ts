import type { Estimate } from "../../analysis/result.ts";
import { formatSignificant } from "../../units/significant.ts";
import { formatInterval, formatNumber } from "../format-estimate.ts";

type Band = { readonly low: number; readonly high: number } | null;

/** "41.2 USD a month (40.9 to 41.5; by the measurements 38 to 45)": the dice first, then what a fit leaves open. */
export function monthlyInWords(monthly: Estimate, band: Band): string {
  const interval = formatInterval(monthly);
  const amount = interval?.mean ?? formatNumber(monthly.mean);
  const ranges = [interval === null ? null : `${interval.low} to ${interval.high}`, bandInWords(band)];
  const shown = ranges.filter((range) => range !== null);
  return `${amount} USD a month${shown.length === 0 ? "" : ` (${shown.join("; ")})`}`;
}

/** "by the measurements 38 to 45"; null without a band. */
export function bandInWords(band: Band): string | null {
  if (band === null) return null;
  const [low, high] = [band.low, band.high].map((end) => formatSignificant(end));
  return low === high ? null : `by the measurements ${low} to ${high}`;
}
