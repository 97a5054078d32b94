import type { ExponentialSettings } from "../../distributions/exponential.ts";
import type { Law } from "../law.ts";

export function exponentialLaw({ mean }: ExponentialSettings): Law {
  return {
    mean,
    below: (x) => (x > 0 ? 1 - Math.exp(-x / mean) : 0),
    above: (x) => (x > 0 ? Math.exp(-x / mean) : 1),
    quantile: (probability) => -Math.log(1 - probability) * mean,
  };
}
