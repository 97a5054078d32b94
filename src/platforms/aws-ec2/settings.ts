import { z } from "zod";
import { type DistributionSettings, distributionField } from "../../engine/distributions/index.ts";
import { sizeField } from "../../units/size.ts";
import type { LatencyPart } from "../added-latency.ts";
import { type EdgeSettings, edgeFields } from "../edge-settings.ts";
import { knownName } from "../known-name.ts";
import { type BalancingPolicy, balancingPolicyNames } from "./balancing.ts";
import { instanceTypes } from "./instance-types.ts";

/** The most machines, slots and queue places a fleet may have: beyond them a typing error is more likely than a fleet. */
export const fleetLimits = { instances: 10_000, slots: 100_000, queue: 10_000_000 };

/** What a scenario may say of an AWS EC2 candidate. */
export const awsEc2Schema = z.strictObject({
  region: z.string().optional(),
  instance: knownName({ noun: "an EC2 instance type", names: instanceTypes.map(({ name }) => name), later: /^t\d/ }),
  instances: z.int().min(1).max(fleetLimits.instances).optional(),
  slots: z.int().min(1).max(fleetLimits.slots).optional(),
  queue: z.int().min(0).max(fleetLimits.queue).optional(),
  balancing: z.enum(balancingPolicyNames).optional(),
  boot: distributionField.optional(),
  disk: sizeField.optional(),
  publicIpv4: z.boolean().optional(),
  purchase: z.literal("on-demand").optional(),
  overhead: distributionField.optional(),
  speed: z.number().positive().max(100).optional(),
  siblingSpeed: z.number().positive().max(1).optional(),
  ...edgeFields,
});

export type AwsEc2Given = z.output<typeof awsEc2Schema>;

/** An AWS EC2 fleet with every default filled in. Durations in microseconds, sizes in bytes. */
export interface AwsEc2Settings extends EdgeSettings {
  readonly region: string;
  readonly instance: string;
  readonly vcpus: number;
  /** Memory of one machine. */
  readonly memory: number;
  readonly instances: number;
  /** Requests in service on one machine at once. */
  readonly slots: number;
  /** Requests that may wait for one machine before others are rejected. */
  readonly queue: number;
  readonly balancing: BalancingPolicy;
  /** Launch to in service. A fixed fleet is ready when the run starts; the report names it. */
  readonly boot: DistributionSettings;
  readonly disk: number;
  readonly publicIpv4: boolean;
  readonly addedLatency: readonly LatencyPart[];
  readonly speed: number;
  readonly siblingSpeed: number;
}
