import type { ArrivalFitter } from "./arrival-fit.ts";
import { dispersionOf } from "./dispersion.ts";
import { poissonLogProbability } from "./poisson-log-probability.ts";
import { poissonRate } from "./poisson-rate.ts";

/** One rate throughout. */
export const fitPoisson: ArrivalFitter = ({ series, span, interval }, { counts, exposure }) => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const length = span.last + 1 - span.first;
  const rate = poissonRate(total, length);
  let logLikelihood = 0;
  for (let i = 0; i < counts.length; i++) {
    logLikelihood += poissonLogProbability(counts[i]!, (total / length) * exposure[i]!);
  }
  return {
    settings: { kind: "poisson", rate: rate.value },
    parameters: 1,
    logLikelihood,
    intervals: { rate },
    adequacy: dispersionOf(series, { span, interval }),
    caveat: null,
  };
};
