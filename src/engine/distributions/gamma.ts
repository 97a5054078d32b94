import { z } from "zod";
import { sampledDistribution } from "../distribution.ts";
import { standardGamma } from "../standard-gamma.ts";
import type { DistributionKind } from "./distribution-kind.ts";
import { positiveDuration } from "./positive-duration.ts";

export interface GammaSettings {
  readonly kind: "gamma";
  readonly mean: number;
  /** Coefficient of variation: standard deviation / mean. */
  readonly cv: number;
}

const cvError = "cv is standard deviation / mean: a number from 0.01 to 30, such as 0.5";

/** Scenario field: a coefficient of variation. Its bounds keep the shape of a gamma law within what doubles can draw. */
export const cvField = z.number({ error: cvError }).min(0.01, { error: cvError }).max(30, { error: cvError });

export const gamma: DistributionKind<GammaSettings> = {
  kind: "gamma",
  description: "From nearly constant (cv below 1) to very uneven (cv above 1).",
  schema: z.strictObject({
    kind: z.literal("gamma"),
    mean: positiveDuration,
    cv: cvField,
  }) satisfies z.ZodType<GammaSettings>,
  create({ mean, cv }) {
    const draw = standardGamma(1 / (cv * cv));
    const scale = mean * cv * cv;
    return sampledDistribution(mean, (random) => draw(random) * scale);
  },
};
