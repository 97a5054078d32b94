import { standardNormalExceedance } from "../../engine/standard-normal.ts";
import type { CountClasses } from "./count-classes.ts";
import { type DispersionAtScale, scalesFor } from "./dispersion.ts";
import { emissions } from "./switching-likelihood.ts";
import { type SwitchingRates, switchingWithin } from "./switching-rates.ts";

/** What a bin brought less what was expected of it from all before, and the variance of that. */
interface Surprises {
  readonly difference: Float64Array;
  readonly variance: Float64Array;
}

const leastBlocks = 20;

/**
 * Dispersion of one-step-ahead residuals at several scales. Differences from what all earlier bins let expect are
 * uncorrelated, so over any stretch the square of their sum is expected to be the sum of their variances.
 */
export function switchingDispersion(
  rates: SwitchingRates,
  classes: CountClasses,
  interval: number,
): readonly DispersionAtScale[] {
  const surprises = surprisesOf(rates, classes);
  const scales = new Set([classes.width, ...scalesFor(classes.width, interval)]);
  return [...scales].flatMap((scale) => {
    const found = blockDispersion(surprises, Math.round(scale / classes.width));
    return found === null ? [] : [{ scale, ...found }];
  });
}

function surprisesOf(rates: SwitchingRates, classes: CountClasses): Surprises {
  const { joint } = emissions(rates, classes);
  const { staysCalm, staysBurst, burstShare } = switchingWithin(rates, classes.width);
  const bins = classes.classOf.length;
  const difference = new Float64Array(bins);
  const variance = new Float64Array(bins);
  let burst = burstShare;
  for (let bin = 0; bin < bins; bin++) {
    const kind = classes.classOf[bin]!;
    const exposure = classes.exposures[kind]!;
    const [low, high] = [rates.calmRate * exposure, rates.burstRate * exposure];
    const [calm, bursting] = [(1 - burst) * staysCalm, burst * staysBurst];
    const switched = 1 - calm - bursting;
    const middle = (low + high) / 2;
    const mean = calm * low + bursting * high + switched * middle;
    const squares = calm * low * low + bursting * high * high + (switched * (low * low + low * high + high * high)) / 3;
    difference[bin] = classes.counts[kind]! - mean;
    variance[bin] = mean + squares - mean * mean;
    const nextCalm = (1 - burst) * joint[4 * kind]! + burst * joint[4 * kind + 2]!;
    const nextBurst = (1 - burst) * joint[4 * kind + 1]! + burst * joint[4 * kind + 3]!;
    burst = nextCalm + nextBurst > 0 ? nextBurst / (nextCalm + nextBurst) : burstShare;
  }
  return { difference, variance };
}

/** The mean of squared, standardised sums; its error comes from the squares themselves, at least that of normal sums. */
function blockDispersion({ difference, variance }: Surprises, length: number) {
  const blocks = Math.floor(difference.length / length);
  if (blocks < leastBlocks) return null;
  let sum = 0;
  let squares = 0;
  for (let block = 0; block < blocks; block++) {
    let [distance, expected] = [0, 0];
    for (let bin = block * length; bin < (block + 1) * length; bin++) {
      distance += difference[bin]!;
      expected += variance[bin]!;
    }
    const square = expected > 0 ? (distance * distance) / expected : 0;
    sum += square;
    squares += square * square;
  }
  const index = sum / blocks;
  const spread = Math.max(2, squares / blocks - index * index);
  return { bins: blocks, index, p: 2 * standardNormalExceedance(Math.abs(index - 1) / Math.sqrt(spread / blocks)) };
}
