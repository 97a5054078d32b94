/** A part of the window, seconds from its start. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The most that is offered outside it, requests/s. */
  readonly mostOutside: number;
}

/** Steps that are drawn before and after the busy ones: what prepares for them, and what they leave behind. */
const context = 20;
/** Busy steps that spread over more of the window than this are seen well enough without. */
const widest = 0.04;

/**
 * The part of a window in which its traffic happens, where that is so short that it would be a single thin line: all steps
 * with at least half of the highest rate lie within a twenty-fifth of the window. Null where the whole is to be drawn.
 */
export function busyStretch(rates: readonly number[], step: number, duration: number): Stretch | null {
  const busiest = Math.max(0, ...rates);
  const isBusy = (rate: number) => busiest > 0 && rate >= busiest / 2;
  const [first, last] = [rates.findIndex(isBusy), rates.findLastIndex(isBusy)];
  if (first < 0 || last - first + 1 > widest * rates.length) return null;
  const [begin, end] = [Math.max(0, first - context), last + 1 + context];
  if (end - begin >= rates.length / 2) return null;
  const outside = rates.filter((_, index) => index < begin || index >= end);
  return { from: begin * step, to: Math.min(duration, end * step), mostOutside: Math.max(0, ...outside) };
}
