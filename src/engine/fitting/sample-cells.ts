import type { Law } from "./law.ts";

/** A sample as counts in cells, the form in which every law is scored. Durations in microseconds. */
export interface SampleCells {
  /** Edges and counts, one of each per cell; rising, never overlapping, gaps allowed. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly count: Float64Array;
  readonly size: number;
  readonly resolution: number;
  readonly smallest: number;
  readonly largest: number;
  readonly mean: number;
  readonly variance: number;
}

/** Neighbouring values share a cell while it holds less than this part of the tail it lies in. */
const shareOfTail = 0.03;

/**
 * Counts values in cells that reach half a resolution beyond them: what was recorded as x lay somewhere in there. Of
 * large samples neighbours are taken together, at most 3 % of the values from there to the nearer end, so that a law
 * hardly bends within a cell, the tails keep each value, and 200,000 values cost no more than some 600 cells.
 */
export function sampleCells(sorted: Float64Array, resolution: number): SampleCells {
  const size = sorted.length;
  const low: number[] = [];
  const high: number[] = [];
  const count: number[] = [];
  for (let from = 0; from < size; ) {
    const end = cellEnd(sorted, from);
    low.push(sorted[from]! - resolution / 2);
    high.push(sorted[end - 1]! + resolution / 2);
    count.push(end - from);
    from = end;
  }
  const edges = { low: Float64Array.from(low), high: separated(high, low), count: Float64Array.from(count) };
  return { ...edges, size, resolution, smallest: sorted[0]!, largest: sorted[size - 1]!, ...moments(sorted) };
}

/** One past the last value of the cell that begins at `from`; equal values stay together. */
function cellEnd(sorted: Float64Array, from: number): number {
  const size = sorted.length;
  const wanted = Math.max(1, Math.floor(shareOfTail * Math.min(from, size - from)));
  let end = Math.min(size, from + wanted);
  while (end < size && sorted[end] === sorted[end - 1]) end++;
  return end;
}

/** Values that were not rounded may lie nearer than the resolution; their cells then meet between them. */
function separated(high: readonly number[], low: number[]): Float64Array {
  return Float64Array.from(high, (edge, i) => {
    const next = low[i + 1];
    return next === undefined || edge <= next ? edge : next;
  });
}

function moments(sorted: Float64Array): { mean: number; variance: number } {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < sorted.length; i++) {
    const distance = sorted[i]! - mean;
    mean += distance / (i + 1);
    squares += distance * (sorted[i]! - mean);
  }
  return { mean, variance: sorted.length > 1 ? squares / (sorted.length - 1) : 0 };
}

/** Log of the smallest probability told from zero: a law that forbids a value is worse than any other, not infinitely. */
const leastProbability = 1e-300;

/** The probability, as a logarithm, that values drawn from `law` fall into the cells as those of the sample did. */
export function cellLogLikelihood({ low, high, count }: SampleCells, { below, above }: Law): number {
  let sum = 0;
  let upper = false; // past the median the upper tail is the one that keeps its digits
  let edge = Number.NaN;
  let atEdge = 0;
  for (let i = 0; i < low.length; i++) {
    let atLow = low[i] === edge ? atEdge : upper ? above(low[i]!) : below(low[i]!);
    if (!upper && atLow > 0.5) {
      upper = true;
      atLow = above(low[i]!);
    }
    edge = high[i]!;
    atEdge = upper ? above(edge) : below(edge);
    sum += count[i]! * Math.log(Math.max(leastProbability, Math.abs(atEdge - atLow)));
  }
  return sum;
}
