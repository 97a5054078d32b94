import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { durationField } from "../../units/duration.ts";
import { bytesPerMegabyte, sizeField } from "../../units/size.ts";
import { coldStartField } from "../cold-start-field.ts";
import { throttleKinds } from "../cpu-share.ts";
import { edgeFields } from "../edge-settings.ts";
import type { FunctionSettings } from "../function-pool/function-pool-settings.ts";
import { keepAliveField } from "../function-pool/keep-alive.ts";
import { routingPolicyNames } from "../function-pool/routing.ts";
import { knownName } from "../known-name.ts";
import { runtimes } from "./cold-start-profiles.ts";
import { concurrencyFaults, concurrencyFields } from "./concurrency.ts";
import { packageFaults } from "./package-faults.ts";
import { streamingFaults } from "./response-streaming.ts";
import { type SavingsPlan, savingsPlanFaults, savingsPlanFields } from "./savings-plan.ts";
import type { SettingFault } from "./setting-fault.ts";
import { type SnapStart, snapStartFaults, snapStartField } from "./snap-start.ts";

/** AWS Lambda's own limits (quotas page, 2026): memory in megabytes, storage in megabytes, timeout in microseconds. */
export const lambdaLimits = {
  smallestMemory: 128,
  largestMemory: 10_240,
  smallestStorage: 512,
  largestStorage: 10_240,
  longestTimeout: 900_000_000,
  /** Bytes of one request or one response of a synchronous call. */
  largestPayload: 6 * bytesPerMegabyte,
};

/** Megabytes of memory that come with one full vCPU (AWS docs; 1,792 before December 2020). */
export const megabytesPerVcpu = 1769;

/** What code runs on where the scenario does not say. */
export const defaultRuntime = "nodejs22.x";

export const architectures = ["x86_64", "arm64"] as const;

/** Full vCPUs that come with a memory setting (bytes). */
export function vcpusOf(memory: number): number {
  return memory / bytesPerMegabyte / megabytesPerVcpu;
}

const memoryField = sizeField.refine(
  (bytes) => {
    const megabytes = bytes / bytesPerMegabyte;
    const { smallestMemory, largestMemory } = lambdaLimits;
    return Number.isInteger(megabytes) && megabytes >= smallestMemory && megabytes <= largestMemory;
  },
  { error: "memory is a whole number of MB from 128MB to 10240MB" },
);

const storageField = sizeField.refine(
  (bytes) => {
    const megabytes = bytes / bytesPerMegabyte;
    return Number.isInteger(megabytes) && megabytes >= 512 && megabytes <= 10_240;
  },
  { error: "ephemeral storage is a whole number of MB from 512MB to 10240MB" },
);

const timeoutField = durationField.refine(
  (microseconds) => microseconds > 0 && microseconds <= lambdaLimits.longestTimeout,
  { error: "a Lambda timeout is from 1ms to 900s" },
);

const awsLambdaKeys = z.strictObject({
  region: z.string().optional(),
  memory: memoryField,
  architecture: z.enum(architectures).optional(),
  runtime: knownName({ noun: "a runtime", names: runtimes }).optional(),
  package: z.strictObject({ kind: z.enum(["zip", "image"]).optional(), size: sizeField.optional() }).optional(),
  ...concurrencyFields,
  provisionedConcurrency: z.int().min(0).max(1_000_000).optional(),
  keepAlive: keepAliveField.optional(),
  routing: z.enum(routingPolicyNames).optional(),
  coldStart: coldStartField.optional(),
  timeout: timeoutField.optional(),
  overhead: distributionField.optional(),
  speed: z.number().positive().max(100).optional(),
  throttle: z.enum(throttleKinds).optional(),
  ephemeralStorage: storageField.optional(),
  recycleAfter: durationField.optional(),
  snapStart: snapStartField.optional(),
  responseStreaming: z.boolean({ error: "responseStreaming is true or false" }).optional(),
  ...savingsPlanFields,
  ...edgeFields("aws", "functions"),
});

/** What a scenario may say of an AWS Lambda candidate. */
export const awsLambdaSchema = awsLambdaKeys.superRefine((given, context) => {
  for (const { key, message } of concurrencyFaults(given)) {
    context.addIssue({ code: "custom", message, path: [key], input: given[key] });
  }
  for (const { path, message } of settingFaults(given)) {
    context.addIssue({ code: "custom", message, path: [...path], input: given });
  }
});

function settingFaults(given: z.output<typeof awsLambdaKeys>): readonly SettingFault[] {
  return [
    ...packageFaults(given),
    ...snapStartFaults(given, defaultRuntime),
    ...streamingFaults(given),
    ...savingsPlanFaults(given),
  ];
}

export type AwsLambdaGiven = z.output<typeof awsLambdaKeys>;

/** An AWS Lambda candidate with every default filled in. Durations in microseconds, sizes in bytes. */
export interface AwsLambdaSettings extends FunctionSettings {
  readonly region: string;
  readonly memory: number;
  readonly architecture: (typeof architectures)[number];
  readonly ephemeralStorage: number;
  /** Left out where an instance is initialised. */
  readonly snapStart?: SnapStart;
  /** Left out where a response is sent whole. */
  readonly responseStreaming?: true;
  /** Left out where all is bought on demand. */
  readonly savingsPlan?: SavingsPlan;
}
