import { z } from "zod";
import { edgeFields } from "../edge-settings.ts";
import { creditModes } from "../instance-pool/cpu-credits.ts";
import { fleetSizeField } from "../instance-pool/fleet-size.ts";
import { knownName } from "../known-name.ts";
import { rentedFields } from "../machines/machine-fields.ts";
import type { MachineSettings } from "../machines/machine-settings.ts";
import { commitmentProblem } from "../machines/purchase.ts";
import { instanceType, instanceTypes } from "./instance-types.ts";
import { purchaseNames, purchases } from "./purchases.ts";

const awsEc2Keys = z.strictObject({
  instance: knownName({ noun: "an EC2 instance type", names: instanceTypes.map(({ name }) => name) }),
  instances: fleetSizeField.optional(),
  ...rentedFields,
  purchase: z.enum(purchaseNames).optional(),
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
  const problem = commitmentProblem(purchases, given);
  if (problem !== null) {
    context.addIssue({ code: "custom", message: problem, path: ["committed"], input: given });
  }
});

/** An AWS EC2 fleet with every default filled in: the settings of any machines. */
export type AwsEc2Settings = MachineSettings;
