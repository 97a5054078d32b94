import type { RandomStream } from "./random-stream.ts";

/**
 * A law of chance for one non-negative quantity. The quantity's unit is the caller's: durations are in microseconds.
 * Values are drawn by inverting the distribution function wherever that is possible, one uniform number per value, so
 * that two runs which differ in a parameter stay coupled draw by draw. The uniform number u is the probability of more
 * than the value drawn: u near 0, where doubles are finest, gives the long tail, and u = 1 the least value.
 */
export interface Distribution {
  /** The expected value; Infinity where it does not exist. */
  readonly mean: number;
  /** Draws one value. */
  sample(random: RandomStream): number;
  /** Draws `count` values into `out`; the same numbers that `count` calls of `sample` give. */
  fill(random: RandomStream, out: Float64Array, count: number): void;
}

/** A distribution whose block draw is simply repeated single draws. */
export function sampledDistribution(mean: number, sample: (random: RandomStream) => number): Distribution {
  return {
    mean,
    sample,
    fill(random, out, count) {
      for (let i = 0; i < count; i++) out[i] = sample(random);
    },
  };
}
