import type { CountSeries } from "./count-series.ts";

/** Most bins in which a recording is seen, as many as a series holds. */
export const mostBins = 131_072;

/** The recording's first and last microsecond. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A recording in bins of one width. */
export interface BinnedCounts {
  /** Where the first bin begins: a multiple of `width`, at or before the span's first microsecond. */
  readonly start: number;
  readonly width: number;
  readonly counts: Float64Array;
  /** Microseconds of each bin that lie within the span: `width`, but for the first and the last. */
  readonly exposure: Float64Array;
}

/** The series seen through bins of `width`, a multiple of its own, from one end of the span to the other. */
export function binCounts(series: CountSeries, { first, last }: Span, width: number): BinnedCounts {
  const begin = Math.floor(first / width);
  const bins = Math.floor(last / width) - begin + 1;
  const start = begin * width;
  const counts = new Float64Array(bins);
  const exposure = new Float64Array(bins).fill(width);
  // Only where there are arrivals: a span may be far longer than the part of it that holds any.
  const { from, to } = series.range ?? { from: 0, to: 0 };
  const end = Math.min(to, start + bins * width);
  for (let time = Math.max(from, start); time < end; time += series.width) {
    counts[Math.floor((time - start) / width)]! += series.countAt(time);
  }
  exposure[0]! -= first - start;
  exposure[bins - 1]! -= start + bins * width - (last + 1);
  return { start, width, counts, exposure };
}

/** Only the bins that lie within the span as wholes. */
export function wholeBins(binned: BinnedCounts): BinnedCounts {
  const { start, width, counts, exposure } = binned;
  const from = exposure[0]! < width ? 1 : 0;
  const to = Math.max(from, exposure[exposure.length - 1]! < width ? counts.length - 1 : counts.length);
  return {
    start: start + from * width,
    width,
    counts: counts.subarray(from, to),
    exposure: exposure.subarray(from, to),
  };
}
