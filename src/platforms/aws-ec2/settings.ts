import { z } from "zod";
import { type DistributionSettings, distributionField } from "../../engine/distributions/index.ts";
import { sizeField } from "../../units/size.ts";
import type { LatencyPart } from "../added-latency.ts";
import { type EdgeSettings, machineEdgeFields } from "../edge-settings.ts";
import { knownName } from "../known-name.ts";
import { type BalancingPolicy, balancingPolicyNames } from "./balancing.ts";
import { type CreditMode, creditModes } from "./cpu-credits.ts";
import { type FleetSize, fleetSizeField, mostInstances } from "./fleet-size.ts";
import { instanceType, instanceTypes } from "./instance-types.ts";
import { commitmentProblem, type Purchase, purchaseNames } from "./purchase.ts";

/** The most machines, slots and queue places a fleet may have: beyond them a typing error is more likely than a fleet. */
export const fleetLimits = { instances: mostInstances, slots: 100_000, queue: 10_000_000 };

const awsEc2Keys = z.strictObject({
  region: z.string().optional(),
  instance: knownName({ noun: "an EC2 instance type", names: instanceTypes.map(({ name }) => name) }),
  instances: fleetSizeField.optional(),
  slots: z.int().min(1).max(fleetLimits.slots).optional(),
  queue: z.int().min(0).max(fleetLimits.queue).optional(),
  balancing: z.enum(balancingPolicyNames).optional(),
  boot: distributionField.optional(),
  disk: sizeField.optional(),
  publicIpv4: z.boolean().optional(),
  purchase: z.enum(purchaseNames).optional(),
  committed: z.int().min(0).max(fleetLimits.instances).optional(),
  overhead: distributionField.optional(),
  speed: z.number().positive().max(100).optional(),
  siblingSpeed: z.number().positive().max(1).optional(),
  credits: z.enum(creditModes).optional(),
  ...machineEdgeFields,
});

export type AwsEc2Given = z.output<typeof awsEc2Keys>;

/** What a scenario may say of an AWS EC2 candidate. */
export const awsEc2Schema = awsEc2Keys.superRefine((given, context) => {
  const { instance, credits } = given;
  if (credits !== undefined && instanceType(instance)?.baseline === null) {
    const message = `${instance} has no CPU credits; leave credits out, or choose a type such as t4g.medium`;
    context.addIssue({ code: "custom", message, path: ["credits"], input: given });
  }
  const problem = commitmentProblem(given);
  if (problem !== null) {
    context.addIssue({ code: "custom", message: problem, path: ["committed"], input: given });
  }
});

/** An AWS EC2 fleet with every default filled in. Durations in microseconds, sizes in bytes. */
export interface AwsEc2Settings extends EdgeSettings {
  readonly region: string;
  readonly instance: string;
  readonly vcpus: number;
  /** Memory of one machine. */
  readonly memory: number;
  readonly instances: FleetSize;
  /** Requests in service on one machine at once. */
  readonly slots: number;
  /** Requests that may wait for one machine before others are rejected. */
  readonly queue: number;
  readonly balancing: BalancingPolicy;
  /** Launch to in service; the machines that a run starts with are ready. */
  readonly boot: DistributionSettings;
  readonly purchase: Purchase;
  /**
   * Machines paid for in every hour, used or not; the rest runs on demand. Null: as many as an `auto` fleet will have.
   */
  readonly committed: number | null;
  readonly disk: number;
  readonly publicIpv4: boolean;
  readonly addedLatency: readonly LatencyPart[];
  readonly speed: number;
  readonly siblingSpeed: number;
  /** CPU credits of a burstable type; null where the type has none. */
  readonly credits: CreditSettings | null;
}

export interface CreditSettings {
  readonly mode: CreditMode;
  /** Share of its vCPUs that the machine may use for ever. */
  readonly baseline: number;
}

/**
 * The same fleet with a fixed number of machines, as the analysis sets it for `auto`. A commitment whose size was left
 * to that number takes it, and keeps it from then on.
 */
export function withInstances(settings: AwsEc2Settings, count: number): AwsEc2Settings {
  return { ...settings, instances: { kind: "fixed", count }, committed: settings.committed ?? count };
}
