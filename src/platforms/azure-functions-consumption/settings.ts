import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import { rateField } from "../../units/rate.ts";
import { bytesPerGigabyte } from "../../units/size.ts";
import { type OperatingSystem, operatingSystems } from "../azure-functions/cold-start-profiles.ts";
import { type FunctionsRuntime, runtimes } from "../azure-functions/runtimes.ts";
import { scaleTargetField } from "../azure-functions/scale-target-field.ts";
import { startUpField } from "../cold-start-field.ts";
import { edgeFields } from "../edge-settings.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";

/** Requests go to instances that are there, and wait where they were sent. */
const balancings = ["round-robin", "least-outstanding", "random"] as const;
export type ConsumptionBalancing = (typeof balancings)[number];

/** Microsoft's limits (documentation: limits, 2023-05-23; timeouts, 2024-06-27). */
export const consumptionLimits = {
  maximumInstances: { windows: 200, linux: 100 },
  timeout: 10 * microsecondsPer.m,
  /** Of every instance: one CPU, 1.5 GB. */
  vcpus: 1,
  memory: 1.5 * bytesPerGigabyte,
} as const;

export const consumptionDefaults = {
  timeout: 5 * microsecondsPer.m,
  /** The host's maxConcurrentRequests: from memory. */
  concurrency: 100,
  /** A process of Python executes one call after the other, unless its functions are asynchronous. */
  pythonConcurrency: 1,
  /** Requests in service or waiting, the host's maxOutstandingRequests: from memory. */
  outstanding: 200,
} as const;

const count = (least: number, most: number, name: string) => {
  const error = `${name} is a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const consumptionKeys = z.strictObject({
  region: z.string().optional(),
  os: z.enum(operatingSystems).optional(),
  runtime: z.enum(runtimes).optional(),
  concurrency: count(1, 10_000, "concurrency").optional(),
  queue: count(0, 1_000_000, "queue").optional(),
  balancing: z.enum(balancings).optional(),
  maximumInstances: count(1, consumptionLimits.maximumInstances.windows, "maximumInstances").optional(),
  launchRate: rateField.refine((rate) => rate > 0, { error: "a launch rate is above 0, such as 1/s" }).optional(),
  target: scaleTargetField.optional(),
  coldStart: startUpField.optional(),
  keepAlive: distributionField.optional(),
  timeout: durationField
    .refine((time) => time > 0 && time <= consumptionLimits.timeout, { error: "a timeout is above 0s and at most 10m" })
    .optional(),
  speed: z.number().positive().max(100).optional(),
  overhead: distributionField.optional(),
  ...edgeFields("azure", "functions"),
});

export type AzureFunctionsConsumptionGiven = z.output<typeof consumptionKeys>;

/** Windows, unless the runtime is there on Linux only. */
export function osOf({ os, runtime }: Pick<AzureFunctionsConsumptionGiven, "os" | "runtime">): OperatingSystem {
  return os ?? (runtime === "python" ? "linux" : "windows");
}

/** What a scenario may say of an Azure Functions app on the Consumption plan. */
export const azureFunctionsConsumptionSchema = consumptionKeys.superRefine((given, context) => {
  const { runtime, maximumInstances = 1 } = given;
  const refuse = (key: string, message: string) =>
    context.addIssue({ code: "custom", message, path: [key], input: given });
  const os = osOf(given);
  if (runtime === "python" && os === "windows")
    refuse("os", "Python runs on Linux only: leave os out, or set os: linux");
  const { windows, linux } = consumptionLimits.maximumInstances;
  if (os === "linux" && maximumInstances > linux && maximumInstances <= windows) {
    refuse("maximumInstances", `an app on Linux has at most ${linux} instances, not ${maximumInstances}`);
  }
});

/** An app on the Consumption plan with every default filled in. Durations in microseconds, sizes in bytes. */
export interface AzureFunctionsConsumptionSettings extends PoolSettings {
  readonly region: string;
  readonly os: OperatingSystem;
  readonly runtime: FunctionsRuntime;
  /** Memory of one instance, which is not what is billed. */
  readonly memory: number;
}
