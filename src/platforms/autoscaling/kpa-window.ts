/** The seconds between which a metric has been written down: counted from the run's start, the latest included. */
export interface WrittenSeconds {
  readonly first: number;
  /** -Infinity where nothing has been written yet. */
  readonly last: number;
}

export const nothingWritten: WrittenSeconds = { first: Number.NEGATIVE_INFINITY, last: Number.NEGATIVE_INFINITY };

/** A value of that second is written; after a whole window without any, the record begins anew. */
export function written({ first, last }: WrittenSeconds, second: number, window: number): WrittenSeconds {
  return second - last >= window ? { first: second, last: second } : { first, last: second };
}

/** Averages are rounded to so many parts of one, as Knative does (six digits). */
const parts = 1_000_000;

/**
 * Mean of the values of a window's seconds, of which `second` is the latest: over as many as there are since the record
 * began while it is younger than the window, then over the whole of it; seconds without a value count as zero. Zero where
 * a whole window is empty. `values` has one for each second, the latest last.
 */
export function windowAverage(
  values: readonly number[],
  { first, last }: WrittenSeconds,
  { second, window }: { readonly second: number; readonly window: number },
): number {
  if (second - last >= window) return 0;
  const seconds = Math.min(window, second - first + 1);
  let sum = 0;
  for (let i = Math.max(0, values.length - seconds); i < values.length; i++) sum += values[i]!;
  return Math.round((sum / seconds) * parts) / parts;
}
