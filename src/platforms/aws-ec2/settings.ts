import { z } from "zod";
import { distributionField } from "../../engine/distributions/index.ts";
import { sizeField } from "../../units/size.ts";
import { edgeFields } from "../edge-settings.ts";
import { balancingPolicyNames } from "../instance-pool/balancing.ts";
import { creditModes } from "../instance-pool/cpu-credits.ts";
import { fleetSizeField, mostInstances } from "../instance-pool/fleet-size.ts";
import type { PoolSettings } from "../instance-pool/pool-settings.ts";
import { knownName } from "../known-name.ts";
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
  ...edgeFields("aws", "machines"),
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
export interface AwsEc2Settings extends PoolSettings {
  readonly region: string;
  readonly instance: string;
  /** Memory of one machine. */
  readonly memory: number;
  readonly purchase: Purchase;
  readonly disk: number;
}
