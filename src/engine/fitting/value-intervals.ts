import { normalQuantile975 } from "../statistics/student-quantile.ts";
import type { FittedValue, FittedValues } from "./fitted-value.ts";
import type { LikelihoodPeak } from "./maximise-likelihood.ts";

/**
 * 95 % intervals of whatever follows from fitted parameters, by the delta method. A positive value has its interval on
 * the scale of its logarithm, which is nearer to normal and cannot reach below zero.
 */
export function valueIntervals(
  { at, covariance }: LikelihoodPeak,
  valuesOf: (at: readonly number[]) => Readonly<Record<string, number>>,
): FittedValues {
  const values = valuesOf(at);
  const slopes = at.map((_, i) => {
    // A small part of the standard error: the values are smooth functions, exact to nearly all digits.
    const error = Math.sqrt(covariance?.[i]?.[i] ?? 1);
    const step = Math.max(1e-6, 1e-3 * error);
    const shifted = (by: number) => valuesOf(at.map((x, k) => (k === i ? x + by : x)));
    return { up: shifted(step), down: shifted(-step), step };
  });
  const intervals = Object.entries(values).map(([key, value]) => {
    if (covariance === null) return [key, { value, low: null, high: null }] as const;
    const gradient = slopes.map(({ up, down, step }) => ((up[key] as number) - (down[key] as number)) / (2 * step));
    return [key, interval(value, normalQuantile975 * standardError(gradient, covariance))] as const;
  });
  return Object.fromEntries(intervals);
}

function standardError(gradient: readonly number[], covariance: readonly (readonly number[])[]): number {
  let variance = 0;
  gradient.forEach((a, i) => {
    gradient.forEach((b, k) => {
      variance += a * b * (covariance[i]?.[k] as number);
    });
  });
  return Math.sqrt(Math.max(0, variance));
}

function interval(value: number, half: number): FittedValue {
  if (!Number.isFinite(half)) return { value, low: null, high: null };
  if (value <= 0) return { value, low: Math.max(0, value - half), high: value + half };
  const factor = Math.exp(half / value);
  return Number.isFinite(factor) ? { value, low: value / factor, high: value * factor } : { value, low: 0, high: null };
}
