import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import { shareField } from "../../units/share.ts";
import { bytesPerMegabyte, sizeField } from "../../units/size.ts";
import { startUpField } from "../cold-start-field.ts";
import { edgeFields } from "../edge-settings.ts";
import { startUpRuntimes } from "../gcp-serverless/start-up-profiles.ts";
import { mostInstances } from "../instance-pool/fleet-size.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";
import { commitmentProblem, purchases } from "./commitment.ts";
import { boostedVcpus } from "./cpu-boost.ts";
import { hasVcpus, instanceSizeProblem, offeredVcpus } from "./instance-sizes.ts";
import type { ListWorth } from "./list-worth.ts";

/** Which seconds are paid for: those in which an instance starts or serves, or all of its life. */
export const billings = ["request-based", "instance-based"] as const;
export type CloudRunBilling = (typeof billings)[number];

/** Requests spread over instances; in the order of the table of policies, without the line that Cloud Run has anyway. */
const balancings = ["least-outstanding", "round-robin", "random"] as const;

export const cloudRunDefaults = {
  vcpus: 1,
  memory: 512 * bytesPerMegabyte,
  /** Of one revision (documentation as quoted, 2026-11). */
  maximumInstances: 100,
} as const;

/** Google's limits (Cloud Run quotas and limits, read 2026-11). */
export const cloudRunLimits = {
  concurrency: 1000,
  timeout: 60 * microsecondsPer.m,
  /** Bytes of a request or a response. */
  body: 32 * 1024 * 1024,
} as const;

const targetShare = shareField.refine((share) => share > 0, { error: "a target is above 0%, such as 60%" });
const instanceCount = (least: number, name: string) => {
  const error = `${name} is a whole number from ${least} to ${mostInstances}`;
  return z.int({ error }).min(least, { error }).max(mostInstances, { error });
};
const concurrencyError = { error: "concurrency is how many requests an instance serves at once, from 1 to 1000" };

const cloudRunKeys = z.strictObject({
  region: z.string().optional(),
  cpu: z
    .number({ error: `cpu is the number of vCPUs of an instance: ${offeredVcpus}` })
    .refine(hasVcpus, { error: `Cloud Run has no such cpu; it is ${offeredVcpus}` })
    .optional(),
  memory: sizeField.optional(),
  concurrency: z
    .int(concurrencyError)
    .min(1, concurrencyError)
    .max(cloudRunLimits.concurrency, concurrencyError)
    .optional(),
  minimumInstances: instanceCount(0, "minimumInstances").optional(),
  maximumInstances: instanceCount(1, "maximumInstances").optional(),
  billing: z.enum(billings).optional(),
  cpuBoost: z.boolean({ error: "cpuBoost is true or false" }).optional(),
  runtime: z.enum(startUpRuntimes).optional(),
  coldStart: startUpField.optional(),
  keepAlive: durationField
    .refine((time) => time > 0, { error: "an instance is kept for a while, such as 15m, once it is idle" })
    .optional(),
  timeout: durationField
    .refine((time) => time > 0 && time <= cloudRunLimits.timeout, { error: "a timeout is above 0s and at most 60m" })
    .optional(),
  target: z.strictObject({ cpu: targetShare.optional(), concurrency: targetShare.optional() }).optional(),
  balancing: z.enum(balancings).optional(),
  purchase: z.enum(purchases).optional(),
  committed: z
    .number({ error: "committed is the worth of so many active instances in every hour, such as 2 or 0.5" })
    .min(0)
    .max(mostInstances)
    .optional(),
  speed: z.number().positive().max(100).optional(),
  siblingSpeed: z.number().positive().max(1).optional(),
  overhead: distributionField.optional(),
  ...edgeFields("gcp", "functions"), // behind Google's balancers, a service is a serverless backend as functions are
});

export type GcpCloudRunGiven = z.output<typeof cloudRunKeys>;

/** What a scenario may say of a Google Cloud Run candidate. */
export const gcpCloudRunSchema = cloudRunKeys.superRefine((given, context) => {
  for (const [key, message] of Object.entries(problemsOf(given))) {
    if (message !== null) context.addIssue({ code: "custom", message, path: [key], input: given });
  }
});

/** What does not go together, by the key that is to be changed. */
function problemsOf(given: GcpCloudRunGiven): Readonly<Record<string, string | null>> {
  const { cpu = cloudRunDefaults.vcpus, cpuBoost, runtime, coldStart } = given;
  const { minimumInstances = 0, maximumInstances = cloudRunDefaults.maximumInstances } = given;
  const isFraction = cpu < 1;
  return {
    memory: sizeProblem(cpu, given.memory),
    concurrency:
      isFraction && (given.concurrency ?? 1) > 1
        ? `a cpu below 1 serves one request at a time: leave concurrency out, or set cpu to 1 or more`
        : null,
    billing:
      isFraction && given.billing === "instance-based"
        ? "a cpu below 1 is billed by request: leave billing out, or set cpu to 1 or more"
        : null,
    minimumInstances:
      minimumInstances > maximumInstances
        ? `minimumInstances ${minimumInstances} is above maximumInstances ${maximumInstances}`
        : null,
    cpuBoost:
      cpuBoost === true && boostedVcpus(cpu) === null
        ? `no figure is known for a boost of a cpu of ${cpu}; leave cpuBoost out, or set cpu to 4 or less`
        : null,
    runtime:
      runtime !== undefined && coldStart !== undefined
        ? "runtime chooses the default of coldStart, which is given; leave one of them out"
        : null,
    siblingSpeed:
      given.siblingSpeed !== undefined && cpu <= 1
        ? "a cpu of 1 or less has no sibling; leave siblingSpeed out, or set cpu to 2 or more"
        : null,
    committed: commitmentProblem(given, maximumInstances),
  };
}

function sizeProblem(cpu: number, memory: number | undefined): string | null {
  const problem = instanceSizeProblem(cpu, memory ?? cloudRunDefaults.memory);
  return problem === null || memory !== undefined ? problem : `${problem}, and is the default`;
}

/** A Google Cloud Run service with every default filled in. Durations in microseconds, sizes in bytes. */
export interface GcpCloudRunSettings extends PoolSettings {
  readonly region: string;
  /** Memory of one instance. */
  readonly memory: number;
  readonly charged: CloudRunBilling;
  /** Kept ready, and paid for while idle. */
  readonly minimumInstances: number;
  /** What a commitment pays for besides active time; null where there is none. */
  readonly worth: ListWorth | null;
}
