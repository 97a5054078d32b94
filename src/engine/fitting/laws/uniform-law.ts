import type { UniformSettings } from "../../distributions/uniform.ts";
import type { Law } from "../law.ts";

export function uniformLaw({ from, to }: UniformSettings): Law {
  const share = (x: number) => Math.min(1, Math.max(0, (x - from) / (to - from)));
  return {
    mean: (from + to) / 2,
    below: share,
    above: (x) => 1 - share(x),
    quantile: (probability) => from + (to - from) * probability,
  };
}
