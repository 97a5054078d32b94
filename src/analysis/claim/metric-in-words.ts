import { type ClaimMetric, claimUnit } from "../../scenario/claim-condition.ts";
import { latencyScale } from "../../units/latency-scale.ts";
import { formatSignificant } from "../../units/significant.ts";
import type { Estimate } from "../result.ts";

const units = { money: " USD/month", share: " %", number: "" } as const;
const fewestDigits = 3;
const mostDigits = 7;

export interface MetricText {
  /** Significant digits, default three. */
  readonly digits?: number;
  /** The value beside which it is told: a latency takes its unit, ms, s or min. Default the value itself. */
  readonly beside?: number | null;
}

/** A value of a metric with its unit, such as "2,340 USD/month" or "59.1 s". */
export function metricInWords(metric: ClaimMetric, value: number, text: MetricText = {}): string {
  const { unit, scale } = scaleOf(metric, text.beside ?? value);
  return `${formatSignificant(scale * value, text.digits ?? fewestDigits)}${unit}`;
}

function scaleOf(metric: ClaimMetric, value: number): { readonly unit: string; readonly scale: number } {
  const kind = claimUnit(metric);
  return kind === "latency" ? latencyScale(value) : { unit: units[kind], scale: kind === "share" ? 100 : 1 };
}

/** "301 ms (280 to 322)": a value with its interval, where there is one to show. */
export function estimateInWords(metric: ClaimMetric, { mean, low, high }: Estimate, digits = fewestDigits): string {
  if (mean === null) return "not observed";
  const shown = metricInWords(metric, mean, { digits });
  if (low === null || high === null) return shown;
  const { scale } = scaleOf(metric, mean);
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
