import type { RandomStream } from "../../engine/random-stream.ts";

/**
 * A whole number whose mean is `expected`: its floor, and one more if the next uniform number falls below the rest. One
 * number is drawn each time, so that the same places are rounded up, and a few more, when `expected` grows.
 */
export function roundedAtRandom(expected: number, random: RandomStream): number {
  const floor = Math.floor(expected);
  return random.next() <= expected - floor ? floor + 1 : floor;
}
