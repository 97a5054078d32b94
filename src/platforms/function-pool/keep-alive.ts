import { z } from "zod";
import { type Distribution, sampledDistribution } from "../../engine/distribution.ts";
import {
  createDistribution,
  type DistributionSettings,
  distributionKinds,
  type SampleSets,
} from "../../engine/distributions/index.ts";
import { durationField } from "../../units/duration.ts";
import { kindField } from "../../units/kind-field.ts";
import { formatDistribution, formatMicroseconds } from "../format-distribution.ts";

/** Each idle instance survives each full period with probability one half (SeBS: 380 s on AWS Lambda, 2020). */
export interface HalvingSettings {
  readonly kind: "halving";
  /** Microseconds. */
  readonly period: number;
}

/** How long an idle instance survives. */
export type KeepAliveSettings = DistributionSettings | HalvingSettings;

const halving = {
  schema: z.strictObject({
    kind: z.literal("halving"),
    period: durationField.refine((period) => period > 0, { error: "period is longer than 0s, such as 380s" }),
  }),
};

/** Scenario field: a bare duration, a distribution, or halving. */
export const keepAliveField = kindField<KeepAliveSettings>({
  noun: "a keep-alive",
  kinds: { ...distributionKinds, halving },
  text: durationField.transform((value): KeepAliveSettings => ({ kind: "constant", value })),
  example: "{kind: halving, period: 380s}",
});

/** The law of an instance's idle life, microseconds. */
export function createKeepAlive(settings: KeepAliveSettings, samples: SampleSets = new Map()): Distribution {
  if (settings.kind !== "halving") return createDistribution(settings, samples);
  const { period } = settings;
  // The number of periods begun is geometric with one half: 1, 2, 3 ... with 1/2, 1/4, 1/8 ...
  return sampledDistribution(
    2 * period,
    (random) => period * Math.max(1, Math.ceil(-Math.log(random.next()) / Math.LN2)),
  );
}

/** A keep-alive in words: "6 min", "half of the idle instances every 380 s". */
export function formatKeepAlive(settings: KeepAliveSettings): string {
  if (settings.kind !== "halving") return formatDistribution(settings);
  return `half of the idle instances end every ${formatMicroseconds(settings.period)}`;
}
