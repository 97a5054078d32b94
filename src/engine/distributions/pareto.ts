import { z } from "zod";
import { sampledDistribution } from "../distribution.ts";
import { exponentialFunction } from "../exponential-function.ts";
import type { DistributionKind } from "./distribution-kind.ts";
import { positiveDuration } from "./positive-duration.ts";

export interface ParetoSettings {
  readonly kind: "pareto";
  readonly mean: number;
  readonly shape: number;
}

const shapeError = "shape is a number above 1, such as 2.5; at 1 or below there is no mean";

export const pareto: DistributionKind<ParetoSettings> = {
  kind: "pareto",
  description: "A least value and a power-law tail.",
  schema: z.strictObject({
    kind: z.literal("pareto"),
    mean: positiveDuration,
    shape: z.number({ error: shapeError }).gt(1, { error: shapeError }),
  }) satisfies z.ZodType<ParetoSettings>,
  warnings({ shape }) {
    if (shape > 2) return [];
    return [`pareto with shape ${shape} has infinite variance: its averages settle slowly, intervals are too narrow`];
  },
  create({ mean, shape }) {
    const least = (mean * (shape - 1)) / shape;
    return sampledDistribution(mean, (random) => least * exponentialFunction(-Math.log(random.next()) / shape));
  },
};
