import { bracketWidth } from "./find-root.ts";
import type { Depth, RateCurve } from "./rate-curve.ts";

/** Rates (requests per second): the lower one is carried, the higher one is not. */
export interface CarriedBracket {
  readonly low: number;
  readonly high: number;
}

/** How far glances narrow the bracket before all replications are asked. */
const glanceWidth = 0.01;

/**
 * The highest rate that a fleet of `count` machines carries, to 0.5 %, between a rate that it carries and one that it
 * does not. Glances come near; all replications settle it.
 */
export async function highestCarried(
  curve: RateCurve,
  { place, count }: { readonly place: number; readonly count: number },
  within: CarriedBracket,
): Promise<CarriedBracket> {
  const carries = (rate: number, depth: Depth) => curve.carries(place, count, rate, depth);
  const first = await around(curve.guessHighest(place, count), within, (rate) => carries(rate, "glance"));
  const near = await halve(first, glanceWidth, (rate) => carries(rate, "glance"));
  return halve(await confirm(near, within, (rate) => carries(rate, "full")), bracketWidth, (rate) =>
    carries(rate, "full"),
  );
}

/** Tries beside a guess on both sides, so that a good one leaves little to halve. */
async function around(
  guess: number | null,
  within: CarriedBracket,
  carries: (rate: number) => Promise<boolean>,
): Promise<CarriedBracket> {
  let { low, high } = within;
  if (guess === null) return within;
  for (const rate of [guess / Math.sqrt(1 + glanceWidth), guess * Math.sqrt(1 + glanceWidth)]) {
    if (rate <= low || rate >= high) continue;
    if (await carries(rate)) low = rate;
    else high = rate;
  }
  return { low, high };
}

async function halve(
  within: CarriedBracket,
  width: number,
  carries: (rate: number) => Promise<boolean>,
): Promise<CarriedBracket> {
  let { low, high } = within;
  while (high / low > 1 + width) {
    const middle = Math.sqrt(low * high);
    if (await carries(middle)) low = middle;
    else high = middle;
  }
  return { low, high };
}

/** Widens what the glances found, in growing strides, until both ends hold in full. */
async function confirm(
  near: CarriedBracket,
  within: CarriedBracket,
  carries: (rate: number) => Promise<boolean>,
): Promise<CarriedBracket> {
  let { low, high } = near;
  for (let stride = high / low; low > within.low && !(await carries(low)); stride *= stride) {
    high = low;
    low = Math.max(within.low, low / stride);
  }
  if (high < near.high) return { low, high };
  for (let stride = high / low; high < within.high && (await carries(high)); stride *= stride) {
    low = high;
    high = Math.min(within.high, high * stride);
  }
  return { low, high };
}
