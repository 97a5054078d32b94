import { z } from "zod";
import type { Distribution } from "../distribution.ts";
import { exponentialFunction } from "../exponential-function.ts";
import { standardNormalQuantile } from "../standard-normal.ts";
import { constantDistribution } from "./constant.ts";
import type { DistributionKind } from "./distribution-kind.ts";

/** A value is shift + exp(mu + sigma x normal), in microseconds. For fitted profiles; scenarios write `lognormal`. */
export interface ShiftedLognormalSettings {
  readonly kind: "shifted-lognormal";
  readonly shift: number;
  readonly mu: number;
  readonly sigma: number;
}

export const shiftedLognormal: DistributionKind<ShiftedLognormalSettings> = {
  kind: "shifted-lognormal",
  description: "A lognormal law that starts at a least value, as fitted to measured cold starts.",
  schema: z.strictObject({
    kind: z.literal("shifted-lognormal"),
    shift: z.number(),
    mu: z.number(),
    sigma: z.number().min(0),
  }) satisfies z.ZodType<ShiftedLognormalSettings>,
  create: ({ shift, mu, sigma }) => shiftedLognormalDistribution(shift, Math.exp(mu), sigma),
};

/** The law of shift + median x exp(sigma x normal), never below zero. */
export function shiftedLognormalDistribution(shift: number, median: number, sigma: number): Distribution {
  if (sigma === 0) return constantDistribution(Math.max(0, shift + median));
  return {
    mean: shift + median * Math.exp((sigma * sigma) / 2),
    sample: (random) =>
      Math.max(0, shift + median * exponentialFunction(-sigma * standardNormalQuantile(random.next()))),
    fill(random, out, count) {
      for (let i = 0; i < count; i++) {
        out[i] = Math.max(0, shift + median * exponentialFunction(-sigma * standardNormalQuantile(random.next())));
      }
    },
  };
}
