import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { bytesPerGigabyte, sizeField } from "../../units/size.ts";
import { edgeFields } from "../edge-settings.ts";
import { balancingPolicyNames } from "../instance-pool/balancing.ts";
import { fleetSizeField } from "../instance-pool/fleet-size.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";
import { bootField } from "./boot-field.ts";
import { taskSizeProblem, taskVcpus } from "./task-sizes.ts";

export const architectures = ["x86_64", "arm64"] as const;

/** Spot has tasks of both architectures (arm64 since 2024-09: AWS, "Graviton-based Spot compute with AWS Fargate"). */
export const purchases = ["on-demand", "spot"] as const;

/** Storage that comes with a task, and the most that it may have, bytes (AWS ECS API reference, EphemeralStorage). */
export const includedDisk = 20 * bytesPerGigabyte;
const largestDisk = 200 * bytesPerGigabyte;

const diskField = sizeField.refine(
  (bytes) => Number.isInteger(bytes / bytesPerGigabyte) && bytes >= includedDisk && bytes <= largestDisk,
  { error: "a task's disk is a whole number of GB from 20GB, which are included, to 200GB" },
);

const cpuField = z.literal(taskVcpus, {
  error: `cpu is the number of vCPUs of a task: ${taskVcpus.join(", ")}`,
});

const imageField = z.strictObject({
  kind: z.literal("image", { error: "Fargate runs container images: kind is image" }).optional(),
  size: sizeField.optional(),
  pulledPerSecond: sizeField.refine((bytes) => bytes > 0, { error: "a download needs a rate above 0B" }).optional(),
});

const awsFargateKeys = z.strictObject({
  region: z.string().optional(),
  cpu: cpuField,
  memory: sizeField,
  architecture: z.enum(architectures).optional(),
  package: imageField.optional(),
  instances: fleetSizeField.optional(),
  slots: z.int().min(1).max(100_000).optional(),
  queue: z.int().min(0).max(10_000_000).optional(),
  balancing: z.enum(balancingPolicyNames).optional(),
  boot: bootField.optional(),
  disk: diskField.optional(),
  purchase: z.enum(purchases).optional(),
  publicIpv4: z.boolean().optional(),
  overhead: distributionField.optional(),
  speed: z.number().positive().max(100).optional(),
  siblingSpeed: z.number().positive().max(1).optional(),
  ...edgeFields("aws", "machines"),
});

export type AwsFargateGiven = z.output<typeof awsFargateKeys>;

/** What a scenario may say of an AWS Fargate candidate. */
export const awsFargateSchema = awsFargateKeys.superRefine((given, context) => {
  const problem = taskSizeProblem(given.cpu, given.memory);
  if (problem !== null) context.addIssue({ code: "custom", message: problem, path: ["memory"], input: given });
});

/** An AWS Fargate service with every default filled in. Durations in microseconds, sizes in bytes. */
export interface AwsFargateSettings extends PoolSettings {
  readonly region: string;
  readonly architecture: (typeof architectures)[number];
  /** Memory of one task. */
  readonly memory: number;
  readonly purchase: (typeof purchases)[number];
  /** Storage of one task, with what is included. */
  readonly disk: number;
}
