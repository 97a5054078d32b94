import type { ConstantSettings } from "../../distributions/constant.ts";
import type { Law } from "../law.ts";

export function constantLaw({ value }: Pick<ConstantSettings, "value">): Law {
  return {
    mean: value,
    below: (x) => (x >= value ? 1 : 0),
    above: (x) => (x >= value ? 0 : 1),
    quantile: () => value,
  };
}
