import type { LawFamily } from "./law-family.ts";
import { boundedExponential, fitSmoothLaw } from "./smooth-law.ts";

export const gammaFamily: LawFamily = ({ cells }) => {
  const cv = Math.sqrt(cells.variance) / cells.mean;
  const values = ([logMean, logCv]: readonly number[]) => ({
    mean: Math.exp(logMean as number),
    cv: boundedExponential(logCv as number, 0.01, 30),
  });
  return fitSmoothLaw(cells, {
    start: [Math.log(cells.mean), Math.log(Math.min(10, Math.max(0.012, cv)))],
    settings: (at) => ({ kind: "gamma", ...values(at) }),
    values,
  });
};
