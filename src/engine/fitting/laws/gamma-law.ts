import type { GammaSettings } from "../../distributions/gamma.ts";
import { lowerGammaShare, upperGammaShare } from "../incomplete-gamma.ts";
import { invertLaw } from "../invert-law.ts";
import type { Law } from "../law.ts";

export function gammaLaw({ mean, cv }: Pick<GammaSettings, "mean" | "cv">): Law {
  const shape = 1 / (cv * cv);
  const scale = mean * cv * cv;
  const law = {
    mean,
    below: (x: number) => lowerGammaShare(shape, x / scale),
    above: (x: number) => upperGammaShare(shape, x / scale),
  };
  // The tail has no end, though far out it is smaller than any double.
  const quantile = (probability: number) => (probability >= 1 ? Number.POSITIVE_INFINITY : invertLaw(law, probability));
  return { ...law, quantile };
}
