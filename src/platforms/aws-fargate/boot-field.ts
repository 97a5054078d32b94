import { z } from "zod";
import { type DistributionSettings, distributionField } from "../../engine/distributions/index.ts";

/** How long a task takes to start besides its image's download; a part left out takes no time. */
export interface BootGiven {
  /** Placement and network interface, before the download begins: not billed. */
  readonly provisioning?: DistributionSettings | undefined;
  /** From the downloaded image to in service: container, application, health checks; billed. */
  readonly start?: DistributionSettings | undefined;
}

const parts = z.strictObject({ provisioning: distributionField.optional(), start: distributionField.optional() });

const whole = distributionField.transform((start): BootGiven => ({ start }));

/** Scenario field: a distribution (or a bare duration) counts wholly as start; `{provisioning, start}` splits it. */
export const bootField = z.preprocess(
  (input, context) => {
    const meant = z.safeParse(isParts(input) ? parts : whole, input);
    for (const issue of meant.error?.issues ?? []) context.issues.push({ ...issue, input } as never);
    return input;
  },
  z.union([whole, parts]),
) as unknown as z.ZodType<BootGiven, unknown>;

function isParts(input: unknown): boolean {
  return typeof input === "object" && input !== null && !("kind" in input);
}
