import { z } from "zod";
import { type DistributionSettings, distributionField } from "../../engine/distributions/index.ts";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import { rateField } from "../../units/rate.ts";
import { sizeField } from "../../units/size.ts";
import { startUpField } from "../cold-start-field.ts";
import { edgeFields } from "../edge-settings.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";
import { defaultMemory, offeredMemory, sizeOfMemory } from "./instance-sizes.ts";

export const runtimes = ["dotnet", "node", "python", "java", "powershell"] as const;
export type FlexRuntime = (typeof runtimes)[number];

/** What the shortest billed time of 1 s is of: a whole period of an instance's activity, or each request in it. */
export const minimumBilledKinds = ["period", "request"] as const;
export type MinimumBilled = (typeof minimumBilledKinds)[number];

/** Microsoft's limits (documentation of the plan, 2026-08). */
export const flexLimits = {
  maximumInstances: 1000,
  /** Cores of one subscription in a region; its 512,000 MB are as many instances of each size. */
  regionCores: 250,
} as const;

export const flexDefaults = {
  maximumInstances: 100,
  timeout: 30 * microsecondsPer.m,
  keepAlive: { kind: "constant", value: 10 * microsecondsPer.m },
} as const;

const count = (least: number, most: number, name: string) => {
  const error = `${name} is a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const flexKeys = z.strictObject({
  region: z.string().optional(),
  memory: sizeField
    .refine((memory) => sizeOfMemory(memory) !== undefined, {
      error: `an instance of Flex Consumption has a memory of ${offeredMemory}`,
    })
    .optional(),
  runtime: z.enum(runtimes).optional(),
  concurrency: count(1, 1000, "concurrency").optional(),
  alwaysReady: count(0, flexLimits.maximumInstances, "alwaysReady").optional(),
  maximumInstances: count(1, flexLimits.maximumInstances, "maximumInstances").optional(),
  launchRate: rateField.refine((rate) => rate > 0, { error: "a launch rate is above 0, such as 5/s" }).optional(),
  minimumBilled: z.enum(minimumBilledKinds).optional(),
  coldStart: startUpField.optional(),
  keepAlive: distributionField.optional(),
  timeout: durationField.refine((time) => time > 0, { error: "a timeout is above 0s, such as 30m" }).optional(),
  speed: z.number().positive().max(100).optional(),
  siblingSpeed: z.number().positive().max(1).optional(),
  overhead: distributionField.optional(),
  ...edgeFields("azure", "functions"),
});

export type AzureFunctionsFlexGiven = z.output<typeof flexKeys>;

/** What a scenario may say of an Azure Functions app on the Flex Consumption plan. */
export const azureFunctionsFlexSchema = flexKeys.superRefine((given, context) => {
  const { siblingSpeed, memory = defaultMemory } = given;
  const { vcpus = 0 } = sizeOfMemory(memory) ?? {};
  if (siblingSpeed === undefined || vcpus > 1) return;
  const message = "one core or less has no sibling; leave siblingSpeed out, or set memory to 4GB";
  context.addIssue({ code: "custom", message, path: ["siblingSpeed"], input: given });
});

/** An app on the Flex Consumption plan with every default filled in. Durations in microseconds, sizes in bytes. */
export interface AzureFunctionsFlexSettings extends PoolSettings {
  readonly region: string;
  /** Of one instance, and what it is billed by. */
  readonly memory: number;
  readonly runtime: FlexRuntime;
  /** Instances that are always there, and paid for. */
  readonly alwaysReady: number;
  readonly keepAlive: DistributionSettings;
}
