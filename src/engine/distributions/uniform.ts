import { z } from "zod";
import { durationField } from "../../units/duration.ts";
import { sampledDistribution } from "../distribution.ts";
import type { DistributionKind } from "./distribution-kind.ts";

export interface UniformSettings {
  readonly kind: "uniform";
  readonly from: number;
  readonly to: number;
}

export const uniform: DistributionKind<UniformSettings> = {
  kind: "uniform",
  description: "Any value between two bounds alike.",
  schema: z.strictObject({
    kind: z.literal("uniform"),
    from: durationField,
    to: durationField,
  }) satisfies z.ZodType<UniformSettings>,
  problems({ from, to }) {
    return to > from ? [] : [{ key: "to", message: "`to` must be longer than `from`" }];
  },
  create({ from, to }) {
    return sampledDistribution((from + to) / 2, (random) => to - (to - from) * random.next());
  },
};
