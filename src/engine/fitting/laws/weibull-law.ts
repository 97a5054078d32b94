import type { WeibullSettings } from "../../distributions/weibull.ts";
import { gammaFunction } from "../../gamma-function.ts";
import type { Law } from "../law.ts";

export function weibullLaw({ mean, shape }: WeibullSettings): Law {
  const scale = mean / gammaFunction(1 + 1 / shape);
  const hazard = (x: number) => Math.exp(Math.log(x / scale) * shape);
  return {
    mean,
    below: (x) => (x > 0 ? 1 - Math.exp(-hazard(x)) : 0),
    above: (x) => (x > 0 ? Math.exp(-hazard(x)) : 1),
    quantile: (probability) => scale * Math.exp(Math.log(-Math.log(1 - probability)) / shape),
  };
}
