import type { LawFamily } from "./law-family.ts";
import { fitSmoothLaw } from "./smooth-law.ts";

export const exponentialFamily: LawFamily = ({ cells }) =>
  fitSmoothLaw(cells, {
    start: [Math.log(cells.mean)],
    settings: ([logMean]) => ({ kind: "exponential", mean: Math.exp(logMean as number) }),
    values: () => ({}),
  });
