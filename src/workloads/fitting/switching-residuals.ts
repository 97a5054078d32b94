import { standardNormalExceedance } from "../../engine/standard-normal.ts";
import type { CountClasses } from "./count-classes.ts";
import { type DispersionAtScale, scalesFor } from "./dispersion.ts";
import { binProbabilities } from "./switching-bins.ts";
import { countForecast } from "./switching-forecast.ts";
import type { SwitchingRates } from "./switching-rates.ts";

const leastBlocks = 20;

/**
 * Dispersion of one-step-ahead residuals at several scales. Residuals from what all earlier bins let expect, each over its
 * own standard deviation, are uncorrelated, so their sum over any stretch has as its variance the number of bins.
 */
export function switchingDispersion(
  rates: SwitchingRates,
  classes: CountClasses,
  interval: number,
): readonly DispersionAtScale[] {
  const residuals = residualsOf(rates, classes);
  const scales = new Set([classes.width, ...scalesFor(classes.width, interval)]);
  return [...scales].flatMap((scale) => {
    const found = blockDispersion(residuals, Math.round(scale / classes.width));
    return found === null ? [] : [{ scale, ...found }];
  });
}

/** Each bin's count less its expectation, over its standard deviation (Pearson). */
function residualsOf(rates: SwitchingRates, classes: CountClasses): Float64Array {
  const { joint } = binProbabilities(rates, classes);
  const residuals = new Float64Array(classes.classOf.length);
  const settled = rates.burst / (rates.burst + rates.calm);
  let burst = settled;
  for (let bin = 0; bin < residuals.length; bin++) {
    const kind = classes.classOf[bin]!;
    const { mean, variance } = countForecast(rates, burst, classes.exposures[kind]!);
    residuals[bin] = variance > 0 ? (classes.counts[kind]! - mean) / Math.sqrt(variance) : 0;
    const nextCalm = (1 - burst) * joint[4 * kind]! + burst * joint[4 * kind + 2]!;
    const nextBurst = (1 - burst) * joint[4 * kind + 1]! + burst * joint[4 * kind + 3]!;
    burst = nextCalm + nextBurst > 0 ? nextBurst / (nextCalm + nextBurst) : settled;
  }
  return residuals;
}

/** The mean square of sums over blocks; its error comes from the squares themselves, at least that of normal sums. */
function blockDispersion(residuals: Float64Array, length: number) {
  const blocks = Math.floor(residuals.length / length);
  if (blocks < leastBlocks) return null;
  let sum = 0;
  let squares = 0;
  for (let block = 0; block < blocks; block++) {
    let total = 0;
    for (let bin = block * length; bin < (block + 1) * length; bin++) total += residuals[bin]!;
    const square = (total * total) / length;
    sum += square;
    squares += square * square;
  }
  const index = sum / blocks;
  const spread = Math.max(2, squares / blocks - index * index);
  return { bins: blocks, index, p: 2 * standardNormalExceedance(Math.abs(index - 1) / Math.sqrt(spread / blocks)) };
}
