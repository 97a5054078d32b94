import { z } from "zod";
import { durationField } from "../../units/duration.ts";
import { sampledDistribution } from "../distribution.ts";
import { standardNormalDensity, standardNormalExceedance, standardNormalQuantile } from "../standard-normal.ts";
import type { DistributionKind } from "./distribution-kind.ts";
import { positiveDuration } from "./positive-duration.ts";

/** Mean and standard deviation are those before values below zero are cut off. */
export interface NormalSettings {
  readonly kind: "normal";
  readonly mean: number;
  readonly sd: number;
}

export const normal: DistributionKind<NormalSettings> = {
  kind: "normal",
  description: "Symmetric about its mean, with the part below zero cut off (which raises the mean a little).",
  schema: z.strictObject({
    kind: z.literal("normal"),
    mean: durationField,
    sd: positiveDuration,
  }) satisfies z.ZodType<NormalSettings>,
  create({ mean, sd }) {
    const kept = standardNormalExceedance(-mean / sd);
    const truncatedMean = mean + (sd * standardNormalDensity(mean / sd)) / kept;
    return sampledDistribution(truncatedMean, (random) =>
      Math.max(0, mean - sd * standardNormalQuantile(random.next() * kept)),
    );
  },
};
