import { z } from "zod";
import { durationField } from "../../units/duration.ts";
import type { Distribution } from "../distribution.ts";
import type { DistributionKind } from "./distribution-kind.ts";

export interface ConstantSettings {
  readonly kind: "constant";
  readonly value: number;
}

export const constant: DistributionKind<ConstantSettings> = {
  kind: "constant",
  description: "Always the same value; a bare duration means this.",
  schema: z.strictObject({
    kind: z.literal("constant"),
    value: durationField,
  }) satisfies z.ZodType<ConstantSettings>,
  create: ({ value }) => constantDistribution(value),
};

/** Always `value`; draws no random number. */
export function constantDistribution(value: number): Distribution {
  return {
    mean: value,
    sample: () => value,
    fill: (_random, out, count) => void out.fill(value, 0, count),
  };
}
