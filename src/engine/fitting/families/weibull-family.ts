import type { LawFamily } from "./law-family.ts";
import { logMoments } from "./log-moments.ts";
import { boundedExponential, fitSmoothLaw } from "./smooth-law.ts";

/** The standard deviation of a Weibull variable's logarithm times its shape: pi / sqrt(6). */
const spreadOfLogs = 1.2825498301618641;

export const weibullFamily: LawFamily = ({ cells }) => {
  const shape = spreadOfLogs / logMoments(cells).sd;
  const values = ([logMean, logShape]: readonly number[]) => ({
    mean: Math.exp(logMean as number),
    shape: boundedExponential(logShape as number, 0.1, 100),
  });
  return fitSmoothLaw(cells, {
    start: [Math.log(cells.mean), Math.log(Math.min(80, Math.max(0.15, shape)))],
    settings: (at) => ({ kind: "weibull", ...values(at) }),
    values,
  });
};
