import { lawOf } from "../law-of.ts";
import { cellLogLikelihood } from "../sample-cells.ts";
import type { LawFamily } from "./law-family.ts";

/** The likeliest bounds are the outermost edges of the sample. */
export const uniformFamily: LawFamily = ({ cells }) => {
  const from = Math.max(0, cells.low[0]!);
  const to = cells.high[cells.high.length - 1]!;
  const settings = { kind: "uniform", from, to } as const;
  return {
    settings,
    parameters: 2,
    logLikelihood: cellLogLikelihood(cells, lawOf(settings)),
    intervals() {
      // The share of the range that lies beyond the outermost of n values exceeds u with probability (1 - u)^(n - 1).
      const beyond = (to - from) * (Math.exp(-Math.log(0.05) / (cells.size - 1)) - 1);
      const lowest = Math.max(0, from - beyond);
      return {
        from: { value: from, low: lowest, high: from + cells.resolution },
        to: { value: to, low: to - cells.resolution, high: to + beyond },
        mean: { value: (from + to) / 2, low: (lowest + to) / 2, high: (from + to + beyond) / 2 },
      };
    },
  };
};
