import type { CountClasses } from "./count-classes.ts";
import { poissonLogProbability } from "./poisson-log-probability.ts";
import { switchedLogProbability } from "./switched-bin.ts";
import { type SwitchingRates, switchingWithin } from "./switching-rates.ts";

/** For each class of bins: probabilities of its count together with the state at the end, by the state at the start. */
export interface Emissions {
  /** Four per class: calm to calm, calm to burst, burst to calm, burst to burst. */
  readonly joint: Float64Array;
  /** The logarithm that has been taken out of all four. */
  readonly scale: Float64Array;
}

/** A process that stays has one rate; one that switches has any mean between the two, be it once or more often. */
export function emissions(rates: SwitchingRates, { width, counts, exposures }: CountClasses): Emissions {
  const { staysCalm, staysBurst, calmToBurst, burstToCalm } = switchingWithin(rates, width);
  const returnsCalm = Math.max(0, 1 - calmToBurst - staysCalm);
  const returnsBurst = Math.max(0, 1 - burstToCalm - staysBurst);
  const joint = new Float64Array(4 * counts.length);
  const scale = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    const [calmMean, burstMean] = [rates.calmRate * exposures[i]!, rates.burstRate * exposures[i]!];
    const calm = poissonLogProbability(counts[i]!, calmMean);
    const burst = poissonLogProbability(counts[i]!, burstMean);
    const switched = switchedLogProbability(counts[i]!, calmMean, burstMean);
    const highest = Math.max(calm, burst, switched);
    scale[i] = highest;
    const between = Math.exp(switched - highest);
    joint[4 * i] = staysCalm * Math.exp(calm - highest) + returnsCalm * between;
    joint[4 * i + 1] = calmToBurst * between;
    joint[4 * i + 2] = burstToCalm * between;
    joint[4 * i + 3] = staysBurst * Math.exp(burst - highest) + returnsBurst * between;
  }
  return { joint, scale };
}

/**
 * The log-likelihood of counts under a switching process, by the forward recursion of hidden Markov chains (Baum and
 * Petrie, 1966). One hot loop: two numbers carry the probabilities of both states, and logarithms are taken seldom.
 */
export function switchingLogLikelihood(rates: SwitchingRates, classes: CountClasses): number {
  const { joint, scale } = emissions(rates, classes);
  const { classOf, sizes } = classes;
  let logLikelihood = 0;
  for (let i = 0; i < sizes.length; i++) logLikelihood += sizes[i]! * scale[i]!;
  let burst = rates.burst / (rates.burst + rates.calm);
  let calm = 1 - burst;
  let product = 1;
  for (let bin = 0; bin < classOf.length; bin++) {
    const at = 4 * classOf[bin]!;
    const nextCalm = calm * joint[at]! + burst * joint[at + 2]!;
    const nextBurst = calm * joint[at + 1]! + burst * joint[at + 3]!;
    const both = nextCalm + nextBurst;
    calm = nextCalm / both;
    burst = nextBurst / both;
    product *= both;
    if (product < 1e-150) {
      logLikelihood += Math.log(product);
      product = 1;
    }
  }
  const result = logLikelihood + Math.log(product);
  return Number.isNaN(result) ? Number.NEGATIVE_INFINITY : result;
}
