import type { TimeTail } from "./time-tail.ts";

/** Probabilities below which a tail is nothing, and within which of one it is all. */
const negligible = 1e-14;
/** More steps than this in which a law ends are not summed one by one: half a step is then right to the eighth digit. */
const mostSteps = 20_000;

export interface Steps {
  /** Length of a step, microseconds. */
  readonly step: number;
  /** Times are cut here, microseconds. */
  readonly cut: number;
  /** Added to each end of a step, microseconds: half of one, where times are rounded to whole ones first. */
  readonly rounding: number;
}

/**
 * How many whole steps a time takes on average, the last one begun counted in full: the sum of the chances that it goes
 * on beyond 0, 1, 2 ... steps. Null where its law is spread over so many steps that half of the last one is as good.
 */
export function expectedSteps(tail: TimeTail, { step, cut, rounding }: Steps): number | null {
  const last = Math.min(Math.ceil(cut / step), Math.ceil(tail.quantile(1 - negligible) / step) + 1);
  const first = Math.min(last, Math.max(0, Math.floor((tail.quantile(negligible) - rounding) / step)));
  if (!(last - first <= mostSteps)) return null;
  let steps = first;
  for (let k = first; k < last; k++) steps += tail.above(k * step + rounding);
  return steps;
}
