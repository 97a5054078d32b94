import type { CountClasses } from "./count-classes.ts";
import { binProbabilities } from "./switching-bins.ts";
import type { SwitchingRates } from "./switching-rates.ts";

/**
 * The log-likelihood of counts under a switching process, by the forward recursion of hidden Markov chains (Baum and
 * Petrie, 1966). One hot loop: two numbers carry the probabilities of both states, and logarithms are taken seldom.
 */
export function switchingLogLikelihood(rates: SwitchingRates, classes: CountClasses): number {
  const { joint, scale } = binProbabilities(rates, classes);
  const { classOf, sizes } = classes;
  let logLikelihood = 0;
  for (let i = 0; i < sizes.length; i++) logLikelihood += sizes[i]! * scale[i]!;
  let burst = rates.burst / (rates.burst + rates.calm);
  let calm = 1 - burst;
  for (let bin = 0; bin < classOf.length; bin++) {
    const at = 4 * classOf[bin]!;
    const nextCalm = calm * joint[at]! + burst * joint[at + 2]!;
    burst = calm * joint[at + 1]! + burst * joint[at + 3]!;
    calm = nextCalm;
    const both = calm + burst;
    if (both < 1e-150) {
      logLikelihood += Math.log(both);
      calm /= both;
      burst /= both;
    }
  }
  const result = logLikelihood + Math.log(calm + burst);
  return Number.isNaN(result) ? Number.NEGATIVE_INFINITY : result;
}
