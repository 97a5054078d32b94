import { z } from "zod";
import { sampledDistribution } from "../distribution.ts";
import { exponentialFunction } from "../exponential-function.ts";
import { gammaFunction } from "../gamma-function.ts";
import type { DistributionKind } from "./distribution-kind.ts";
import { positiveDuration } from "./positive-duration.ts";

export interface WeibullSettings {
  readonly kind: "weibull";
  readonly mean: number;
  readonly shape: number;
}

const shapeError = "shape is a number from 0.1 to 100; below 1 the tail is heavier than exponential";

export const weibull: DistributionKind<WeibullSettings> = {
  kind: "weibull",
  description: "A stretched exponential: shape below 1 has the heavier tail.",
  schema: z.strictObject({
    kind: z.literal("weibull"),
    mean: positiveDuration,
    shape: z.number({ error: shapeError }).min(0.1, { error: shapeError }).max(100, { error: shapeError }),
  }) satisfies z.ZodType<WeibullSettings>,
  create({ mean, shape }) {
    const scale = mean / gammaFunction(1 + 1 / shape);
    return sampledDistribution(
      mean,
      (random) => scale * exponentialFunction(Math.log(-Math.log(random.next())) / shape),
    );
  },
};
