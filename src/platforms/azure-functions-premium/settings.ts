import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import { rateField } from "../../units/rate.ts";
import { type OperatingSystem, operatingSystems } from "../azure-functions/cold-start-profiles.ts";
import { type FunctionsRuntime, runtimes } from "../azure-functions/runtimes.ts";
import { scaleTargetField } from "../azure-functions/scale-target-field.ts";
import { startUpField } from "../cold-start-field.ts";
import { defaultRegions } from "../default-regions.ts";
import { edgeFields } from "../edge-settings.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";
import { type SizeName, sizeNames } from "./instance-sizes.ts";

/** Requests go to instances that are there, and wait where they were sent. */
const balancings = ["round-robin", "least-outstanding", "random"] as const;
export type PremiumBalancing = (typeof balancings)[number];

/** Microsoft's limits of the plan (documentation, 2020-08 and 2026-08). */
export const premiumLimits = {
  /** Of one plan; on Linux 20 in regions where nothing else is said. */
  maximumInstances: { windows: 100, linux: 40 },
  alwaysReady: 20,
} as const;

export const premiumDefaults = {
  maximumInstances: 20,
  prewarmed: 1,
  timeout: 30 * microsecondsPer.m,
  /** The host has no limit of its own on this plan (from memory); a number that nobody reaches. */
  concurrency: 10_000,
  /** A process of Python executes one call after the other, unless its functions are asynchronous. */
  pythonConcurrency: 1,
  queue: 100_000,
} as const;

const count = (least: number, most: number, name: string) => {
  const error = `${name} is a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const premiumKeys = z.strictObject({
  region: z.string().optional(),
  size: z.enum(sizeNames).optional(),
  os: z.enum(operatingSystems).optional(),
  runtime: z.enum(runtimes).optional(),
  minimumInstances: count(1, premiumLimits.alwaysReady, "minimumInstances").optional(),
  prewarmed: count(0, premiumLimits.alwaysReady, "prewarmed").optional(),
  maximumInstances: count(1, premiumLimits.maximumInstances.windows, "maximumInstances").optional(),
  concurrency: count(1, 10_000, "concurrency").optional(),
  queue: count(0, 1_000_000, "queue").optional(),
  balancing: z.enum(balancings).optional(),
  launchRate: rateField.refine((rate) => rate > 0, { error: "a launch rate is above 0, such as 1/s" }).optional(),
  target: scaleTargetField.optional(),
  coldStart: startUpField.optional(),
  keepAlive: distributionField.optional(),
  timeout: durationField.refine((time) => time > 0, { error: "a timeout is above 0s" }).optional(),
  speed: z.number().positive().max(100).optional(),
  siblingSpeed: z.number().positive().max(1).optional(),
  overhead: distributionField.optional(),
  ...edgeFields("azure", "functions"),
});

export type AzureFunctionsPremiumGiven = z.output<typeof premiumKeys>;

/** Windows, unless the runtime is there on Linux only. */
export function osOf({ os, runtime }: Pick<AzureFunctionsPremiumGiven, "os" | "runtime">): OperatingSystem {
  return os ?? (runtime === "python" ? "linux" : "windows");
}

/** Instances that a plan has at most unless the scenario says (documentation, 2020-08). */
export function mostInstances(os: OperatingSystem, region: string = defaultRegions.azure): number {
  const { maximumInstances } = premiumLimits;
  return os === "windows" || region === "eastus" ? maximumInstances[os] : premiumDefaults.maximumInstances;
}

/** What a scenario may say of an Azure Functions app on the Premium plan. */
export const azureFunctionsPremiumSchema = premiumKeys.superRefine((given, context) => {
  const { runtime, minimumInstances = 1 } = given;
  const refuse = (key: string, message: string) =>
    context.addIssue({ code: "custom", message, path: [key], input: given });
  const os = osOf(given);
  if (runtime === "python" && os === "windows")
    refuse("os", "Python runs on Linux only: leave os out, or set os: linux");
  const most = premiumLimits.maximumInstances[os];
  const max = given.maximumInstances ?? mostInstances(os, given.region);
  if (max > most) refuse("maximumInstances", `a plan on Linux has at most ${most} instances, not ${max}`);
  if (minimumInstances > max)
    refuse("maximumInstances", `${max} is less than the ${minimumInstances} that are always ready`);
});

/** An app on the Premium plan with every default filled in. Durations in microseconds, sizes in bytes. */
export interface AzureFunctionsPremiumSettings extends PoolSettings {
  readonly region: string;
  readonly size: SizeName;
  readonly os: OperatingSystem;
  readonly runtime: FunctionsRuntime;
  /** Memory of one instance. */
  readonly memory: number;
}
