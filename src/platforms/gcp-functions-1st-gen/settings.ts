import { z } from "zod";
import { type DistributionSettings, distributionField } from "../../engine/distributions/index.ts";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import { bytesPerMegabyte, sizeField } from "../../units/size.ts";
import { startUpField } from "../cold-start-field.ts";
import { edgeFields } from "../edge-settings.ts";
import { startUpRuntimes } from "../gcp-serverless/start-up-profiles.ts";
import { mostInstances } from "../instance-pool/fleet-size.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";
import { offeredMemory, sizeOfMemory } from "./memory-sizes.ts";

/** Google's limits (Cloud Functions quotas, read 2026-11). */
export const functionLimits = {
  timeout: 540 * microsecondsPer.s,
  /** Bytes of a request or a response. */
  body: 10 * bytesPerMegabyte,
} as const;

export const functionDefaults = {
  timeout: 60 * microsecondsPer.s,
  maximumInstances: 3000,
  keepAlive: { kind: "constant", value: 15 * microsecondsPer.m },
} as const;

const instanceCount = (least: number, name: string) => {
  const error = `${name} is a whole number from ${least} to ${mostInstances}`;
  return z.int({ error }).min(least, { error }).max(mostInstances, { error });
};

const functionKeys = z.strictObject({
  region: z.string().optional(),
  memory: sizeField.refine((memory) => sizeOfMemory(memory) !== undefined, {
    error: `a function of the first generation has a memory of ${offeredMemory}`,
  }),
  minimumInstances: instanceCount(0, "minimumInstances").optional(),
  maximumInstances: instanceCount(1, "maximumInstances").optional(),
  runtime: z.enum(startUpRuntimes).optional(),
  coldStart: startUpField.optional(),
  keepAlive: distributionField.optional(),
  patience: durationField.optional(),
  timeout: durationField
    .refine((time) => time > 0 && time <= functionLimits.timeout, {
      error: "a timeout of the first generation is above 0s and at most 540s",
    })
    .optional(),
  speed: z.number().positive().max(100).optional(),
  siblingSpeed: z.number().positive().max(1).optional(),
  overhead: distributionField.optional(),
  ...edgeFields("gcp", "functions"),
});

export type GcpFunctions1stGenGiven = z.output<typeof functionKeys>;

/** What a scenario may say of a Google Cloud function of the first generation. */
export const gcpFunctions1stGenSchema = functionKeys.superRefine((given, context) => {
  for (const [key, message] of Object.entries(problemsOf(given))) {
    if (message !== null) context.addIssue({ code: "custom", message, path: [key], input: given });
  }
});

/** What does not go together, by the key that is to be changed. */
function problemsOf(given: GcpFunctions1stGenGiven): Readonly<Record<string, string | null>> {
  const { minimumInstances = 0, maximumInstances = functionDefaults.maximumInstances } = given;
  const { runtime, coldStart, siblingSpeed, memory } = given;
  return {
    minimumInstances:
      minimumInstances > maximumInstances
        ? `minimumInstances ${minimumInstances} is above maximumInstances ${maximumInstances}`
        : null,
    runtime:
      runtime !== undefined && coldStart !== undefined
        ? "runtime chooses the default of coldStart, which is given; leave one of them out"
        : null,
    siblingSpeed:
      siblingSpeed !== undefined && (sizeOfMemory(memory)?.vcpus ?? 0) <= 1
        ? "one vCPU or less has no sibling; leave siblingSpeed out, or set memory to 4GB or 8GB"
        : null,
  };
}

/** A function of the first generation with every default filled in. Durations in microseconds, sizes in bytes. */
export interface GcpFunctions1stGenSettings extends PoolSettings {
  readonly region: string;
  /** Memory of one instance. */
  readonly memory: number;
  /** What CPU time is billed by. */
  readonly ghz: number;
  /** Kept ready, and paid for while idle. */
  readonly minimumInstances: number;
  /** How long a request waits for an instance; null: by Cloud Run's rule. */
  readonly patience: number | null;
  readonly keepAlive: DistributionSettings;
}
