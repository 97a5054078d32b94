import type { ParetoSettings } from "../../distributions/pareto.ts";
import type { Law } from "../law.ts";

export function paretoLaw({ mean, shape }: ParetoSettings): Law {
  const least = (mean * (shape - 1)) / shape;
  const above = (x: number) => (x > least ? Math.exp(-shape * Math.log(x / least)) : 1);
  return {
    mean,
    below: (x) => 1 - above(x),
    above,
    quantile: (probability) => least * Math.exp(-Math.log(1 - probability) / shape),
  };
}
