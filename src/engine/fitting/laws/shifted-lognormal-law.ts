import type { ShiftedLognormalSettings } from "../../distributions/shifted-lognormal.ts";
import { standardNormalExceedance, standardNormalQuantile } from "../../standard-normal.ts";
import type { Law } from "../law.ts";
import { constantLaw } from "./constant-law.ts";

/** The law of shift + exp(mu + sigma x normal), where what would fall below zero is zero. */
export function shiftedLognormalLaw({ shift, mu, sigma }: Omit<ShiftedLognormalSettings, "kind">): Law {
  if (sigma === 0) return constantLaw({ value: Math.max(0, shift + Math.exp(mu)) });
  const distance = (x: number) => (Math.log(x - shift) - mu) / sigma;
  return {
    mean: shift + Math.exp(mu + (sigma * sigma) / 2),
    below: (x) => (x >= 0 && x > shift ? standardNormalExceedance(-distance(x)) : 0),
    above: (x) => (x >= 0 && x > shift ? standardNormalExceedance(distance(x)) : 1),
    quantile: (probability) => Math.max(0, shift + Math.exp(mu + sigma * standardNormalQuantile(probability))),
  };
}
