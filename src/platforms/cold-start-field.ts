import { z } from "zod";
import { type DistributionSettings, distributionField } from "../engine/distributions/index.ts";

/** The parts of a cold start as a scenario gives them; a part left out takes no time. */
export interface ColdStartGiven {
  readonly setup?: DistributionSettings | undefined;
  readonly init?: DistributionSettings | undefined;
  readonly firstCall?: DistributionSettings | undefined;
}

const parts = z.strictObject({
  setup: distributionField.optional(),
  init: distributionField.optional(),
  firstCall: distributionField.optional(),
});

const whole = distributionField.transform((init): ColdStartGiven => ({ init }));

/** Scenario field: a distribution (or a bare duration) counts wholly as init; `{setup, init, firstCall}` splits it. */
export const coldStartField = fieldOf(parts);

/** The same without a first call that is slower than others. */
export const startUpField = fieldOf(parts.omit({ firstCall: true }));

/** Which of the two forms is meant shows in the value, so that an issue speaks of that form alone. */
function fieldOf(split: z.ZodType<ColdStartGiven, unknown>): z.ZodType<ColdStartGiven, unknown> {
  return z.preprocess(
    (input, context) => {
      const meant = z.safeParse(isParts(input) ? split : whole, input);
      for (const issue of meant.error?.issues ?? []) context.issues.push({ ...issue, input } as never);
      return input;
    },
    z.union([whole, split]),
  ) as unknown as z.ZodType<ColdStartGiven, unknown>;
}

function isParts(input: unknown): boolean {
  return typeof input === "object" && input !== null && !("kind" in input);
}
