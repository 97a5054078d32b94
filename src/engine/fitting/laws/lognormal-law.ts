import { type LognormalSettings, lognormalSigma } from "../../distributions/lognormal.ts";
import type { Law } from "../law.ts";
import { shiftedLognormalLaw } from "./shifted-lognormal-law.ts";

export function lognormalLaw(settings: LognormalSettings): Law {
  const sigma = lognormalSigma(settings);
  const logMedian =
    settings.median === undefined ? Math.log(settings.mean as number) - (sigma * sigma) / 2 : Math.log(settings.median);
  return shiftedLognormalLaw({ shift: 0, mu: logMedian, sigma });
}
