import type { Span } from "./fitting/binned-counts.ts";

export interface Bounds {
  /** Rows in [from, to) are taken; infinite where there is no bound. */
  readonly from: number;
  readonly to: number;
}

/**
 * What a recording covers, first to last microsecond: from its first row to its last; where it is cut, from bound to bound
 * as far as the recording goes beyond them, since nothing there means that nothing came.
 */
export function recordedWindow({ first, last }: Span, { from, to }: Bounds): Span {
  return { first: Math.max(from, first), last: to <= last ? to - 1 : last };
}
