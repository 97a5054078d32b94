import type { LawFamily } from "./law-family.ts";
import { logMoments } from "./log-moments.ts";
import { boundedExponential, fitSmoothLaw } from "./smooth-law.ts";

export const lognormalFamily: LawFamily = ({ cells }) => {
  const { mean, sd } = logMoments(cells);
  const values = ([logMedian, logSigma]: readonly number[]) => ({
    median: Math.exp(logMedian as number),
    sigma: boundedExponential(logSigma as number, 1e-6, 5),
  });
  return fitSmoothLaw(cells, {
    start: [mean, Math.log(Math.min(4, sd))],
    settings: (at) => ({ kind: "lognormal", ...values(at) }),
    values,
  });
};
