import type { SampleSet } from "../../distributions/sample-set.ts";
import type { Law } from "../law.ts";

/** Each of the recorded values alike. */
export function recordedValuesLaw({ sorted, mean }: SampleSet): Law {
  const { length } = sorted;
  return {
    mean,
    below: (x) => countUpTo(sorted, x) / length,
    above: (x) => (length - countUpTo(sorted, x)) / length,
    quantile: (probability) => sorted[Math.max(0, Math.ceil(probability * length) - 1)]!,
  };
}

/** How many of the rising values are at most `x`. */
export function countUpTo(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
