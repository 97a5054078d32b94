import { z } from "zod";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import { scalingTargetField } from "../autoscaling/scaling-target.ts";
import { edgeFields } from "../edge-settings.ts";
import { fleetSizeFieldOf } from "../instance-pool/fleet-size.ts";
import { knownName } from "../known-name.ts";
import { rentedFields } from "../machines/machine-fields.ts";
import type { MachineSettings } from "../machines/machine-settings.ts";
import { commitmentProblem } from "../machines/purchase.ts";
import { machineTypes } from "./machine-types.ts";
import { purchaseNames, purchases } from "./purchases.ts";

const longestInitialisation = microsecondsPer.h;

const managedGroupSizeField = fleetSizeFieldOf({
  keys: {
    target: scalingTargetField.optional(),
    initialisation: durationField
      .refine((length) => length <= longestInitialisation, { error: "an initialisation period is at most 1h" })
      .optional(),
  },
  example: "{min: 2, max: 10, target: 60% cpu, initialisation: 60s}",
  instead: {
    rules: "a managed instance group follows a target, not rules; write one such as target: 60% cpu",
  },
});

const gcpComputeEngineKeys = z.strictObject({
  instance: knownName({ noun: "a Compute Engine machine type", names: machineTypes.map(({ name }) => name) }),
  instances: managedGroupSizeField.optional(),
  ...rentedFields,
  purchase: z.enum(purchaseNames).optional(),
  ...edgeFields("gcp", "machines"),
});

export type GcpComputeEngineGiven = z.output<typeof gcpComputeEngineKeys>;

/** What a scenario may say of a Compute Engine candidate. */
export const gcpComputeEngineSchema = gcpComputeEngineKeys.superRefine((given, context) => {
  const problem = commitmentProblem(purchases, given);
  if (problem !== null) context.addIssue({ code: "custom", message: problem, path: ["committed"], input: given });
  if (given.nat === undefined || given.publicIpv4 !== true) return;
  const message =
    "Cloud NAT serves machines without an external address only; leave publicIpv4 out, or set it to false, or leave nat out";
  context.addIssue({ code: "custom", message, path: ["publicIpv4"], input: given });
});

/** Compute Engine machines with every default filled in: the settings of any machines. */
export type GcpComputeEngineSettings = MachineSettings;
