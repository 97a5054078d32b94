import { type ClaimMetric, claimUnit } from "../../scenario/claim-condition.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Estimate } from "../result.ts";

const units = { latency: " ms", money: " USD/month", share: " %", number: "" } as const;
const fewestDigits = 3;
const mostDigits = 7;

/** A value of a metric with its unit, such as "2,340 USD/month". */
export function metricInWords(metric: ClaimMetric, value: number, digits = fewestDigits): string {
  const unit = claimUnit(metric);
  return `${formatSignificant(unit === "share" ? 100 * value : value, digits)}${units[unit]}`;
}

/** "301 ms (280 to 322)": a value with its interval, where there is one to show. */
export function estimateInWords(metric: ClaimMetric, { mean, low, high }: Estimate, digits = fewestDigits): string {
  if (mean === null) return "not observed";
  const shown = metricInWords(metric, mean, digits);
  if (low === null || high === null) return shown;
  const scale = claimUnit(metric) === "share" ? 100 : 1;
  const [from, to] = [low, high].map((end) => formatSignificant(end * scale, digits));
  return from === to ? shown : `${shown} (${from} to ${to})`;
}

/** Significant digits, three if that is enough, in which two different values do not read alike. */
export function digitsToTellApart(one: number, other: number): number {
  let digits = fewestDigits;
  const isAlike = () => formatSignificant(one, digits) === formatSignificant(other, digits);
  while (digits < mostDigits && isAlike()) digits++;
  return digits;
}
