import type { CountClasses } from "./count-classes.ts";
import { poissonLogProbability } from "./poisson-log-probability.ts";
import { switchedBin } from "./switched-bin.ts";
import type { SwitchingRates } from "./switching-rates.ts";

/** For each class of bins: probabilities of its count together with the state at the end, by the state at the start. */
export interface BinProbabilities {
  /** Four per class: calm to calm, calm to burst, burst to calm, burst to burst. */
  readonly joint: Float64Array;
  /** The logarithm that has been taken out of all four. */
  readonly scale: Float64Array;
}

/** A bin keeps its state throughout, with that state's Poisson law, or switches. */
export function binProbabilities(rates: SwitchingRates, { counts, exposures }: CountClasses): BinProbabilities {
  const joint = new Float64Array(4 * counts.length);
  const scale = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    const [count, exposure] = [counts[i]!, exposures[i]!];
    const [calmMean, burstMean] = [rates.calmRate * exposure, rates.burstRate * exposure];
    const [calmEnds, burstEnds] = [exposure / rates.calm, exposure / rates.burst];
    const calm = poissonLogProbability(count, calmMean) - calmEnds;
    const burst = poissonLogProbability(count, burstMean) - burstEnds;
    const switched = switchedBin({ count, calmMean, burstMean, calmEnds, burstEnds });
    const highest = Math.max(calm, burst, switched.logScale);
    const factor = Math.exp(switched.logScale - highest);
    scale[i] = highest;
    joint[4 * i] = Math.exp(calm - highest) + factor * switched.calmToCalm;
    joint[4 * i + 1] = factor * switched.calmToBurst;
    joint[4 * i + 2] = factor * switched.burstToCalm;
    joint[4 * i + 3] = Math.exp(burst - highest) + factor * switched.burstToBurst;
  }
  return { joint, scale };
}
