import { z } from "zod";
import type { DistributionKind } from "./distribution-kind.ts";
import { positiveDuration } from "./positive-duration.ts";

export interface ExponentialSettings {
  readonly kind: "exponential";
  readonly mean: number;
}

export const exponential: DistributionKind<ExponentialSettings> = {
  kind: "exponential",
  description: "Memoryless: the standard deviation equals the mean.",
  schema: z.strictObject({
    kind: z.literal("exponential"),
    mean: positiveDuration,
  }) satisfies z.ZodType<ExponentialSettings>,
  create({ mean }) {
    return {
      mean,
      sample: (random) => -Math.log(random.next()) * mean,
      fill(random, out, count) {
        for (let i = 0; i < count; i++) out[i] = -Math.log(random.next()) * mean;
      },
    };
  },
};
