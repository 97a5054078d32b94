import { lawOf } from "../law-of.ts";
import type { LawFamily } from "./law-family.ts";
import { fitSmoothLaw } from "./smooth-law.ts";

/** Mean and spread are counted in standard deviations of the sample, so that both parameters move alike. */
export const normalFamily: LawFamily = ({ cells }) => {
  const unit = Math.sqrt(cells.variance);
  const values = ([mean, logSd]: readonly number[]) => ({
    centre: Math.max(0, (mean as number) * unit),
    sd: Math.exp(logSd as number) * unit,
  });
  const settings = (at: readonly number[]) => {
    const { centre, sd } = values(at);
    return { kind: "normal", mean: centre, sd } as const;
  };
  const fitted = fitSmoothLaw(cells, { start: [cells.mean / unit, 0], settings, values });
  if (fitted === null) return null;
  return {
    ...fitted,
    intervals() {
      // The setting `mean` is the one before the cut at zero; the law's own mean is told apart where they differ.
      const { centre, sd, mean } = fitted.intervals();
      return { mean: centre!, sd: sd!, ...(isCut(fitted.settings) ? { truncatedMean: mean! } : {}) };
    },
  };
};

function isCut(settings: Parameters<typeof lawOf>[0]): boolean {
  return settings.kind === "normal" && lawOf(settings).mean > settings.mean * (1 + 1e-9);
}
