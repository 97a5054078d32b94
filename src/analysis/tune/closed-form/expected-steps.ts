import type { TimeTail } from "./time-tail.ts";

/** Probabilities below which a tail is nothing, and beyond which it is all. */
const negligible = 1e-14;
/** So many steps are added up one by one; beyond, as many at once as leave this many for the way there. */
const oneByOne = 1024;
const perDoubling = 512;

export interface Steps {
  /** Length of a step, microseconds. */
  readonly step: number;
  /** Times are cut here, microseconds. */
  readonly cut: number;
  /** Added to each end of a step, microseconds: half of one, where times are rounded to whole ones first. */
  readonly rounding: number;
}

/**
 * How many whole steps a time takes on average, the last one begun counted in full: the sum of the chances that it goes on
 * beyond 0, 1, 2 ... steps. Far from where a law begins, neighbouring chances lie on a straight line to the sixth digit and
 * are added up together.
 */
export function expectedSteps(tail: TimeTail, { step, cut, rounding }: Steps): number {
  const last = Math.min(Math.ceil(cut / step), Math.ceil(tail.quantile(1 - negligible) / step) + 1);
  const first = Math.min(last, Math.max(0, Math.floor((tail.quantile(negligible) - rounding) / step)));
  const chance = (k: number) => tail.above(k * step + rounding);
  let steps = first;
  let at = first;
  for (; at < last && at - first < oneByOne; at++) steps += chance(at);
  for (let here = chance(at); at < last; ) {
    const next = Math.min(last, at + Math.floor((at - first) / perDoubling));
    const there = chance(next);
    steps += ((next - at) * (here + there) + here - there) / 2;
    at = next;
    here = there;
  }
  return steps;
}
