import { z } from "zod";
import { shareField } from "../../units/share.ts";
import { rulesProblem, scaleRuleKeys, scaleSetKeys } from "../autoscaling/scale-rules.ts";
import type { ScaleRule } from "../autoscaling/scale-set.ts";
import { edgeFields } from "../edge-settings.ts";
import { fleetSizeFieldOf } from "../instance-pool/fleet-size.ts";
import { knownName } from "../known-name.ts";
import { rentedFields } from "../machines/machine-fields.ts";
import type { MachineSettings } from "../machines/machine-settings.ts";
import { commitmentProblem } from "../machines/purchase.ts";
import { purchaseNames, purchases } from "./purchases.ts";
import { vmSize, vmSizes } from "./sizes.ts";

/** Azure's own names have "Standard_" before each size; both are understood. */
const sizeField = z.preprocess(
  (written) => (typeof written === "string" ? written.replace(/^Standard_/, "") : written),
  knownName({ noun: "an Azure VM size", names: vmSizes.map(({ name }) => name) }),
);

/** The rules of Azure's own example of an autoscale setting (documentation of 2023). */
export const defaultRules: readonly ScaleRule[] = [
  { when: "above", threshold: { metric: "cpu", value: 0.85 }, by: 1 },
  { when: "below", threshold: { metric: "cpu", value: 0.6 }, by: 1 },
];

const scaleSetSizeField = fleetSizeFieldOf({
  keys: scaleSetKeys,
  example:
    "{min: 2, max: 10, rules: [{above: 85% cpu, add: 1}, {below: 60% cpu, remove: 1}], window: 10m, cooldown: 5m}",
  inner: { rules: scaleRuleKeys },
  instead: {
    target:
      "a scale set follows rules, not a target; write rules such as rules: [{above: 85% cpu, add: 1}, {below: 60% cpu, remove: 1}]",
  },
  problems({ rules = defaultRules }) {
    const message = rulesProblem(rules);
    return message === null ? [] : [{ path: ["rules"], message }];
  },
});

const azureVmKeys = z.strictObject({
  instance: sizeField,
  instances: scaleSetSizeField.optional(),
  ...rentedFields,
  purchase: z.enum(purchaseNames).optional(),
  baseline: shareField.refine((share) => share > 0, { error: "a baseline is above 0%" }).optional(),
  ...edgeFields("azure", "machines"),
});

export type AzureVmGiven = z.output<typeof azureVmKeys>;

/** What a scenario may say of an Azure VM candidate. */
export const azureVmSchema = azureVmKeys.superRefine((given, context) => {
  const { instance, baseline } = given;
  if (baseline !== undefined && vmSize(instance)?.baseline === null) {
    const message = `${instance} has all of its vCPUs all the time; leave baseline out, or choose a size such as B2s`;
    context.addIssue({ code: "custom", message, path: ["baseline"], input: given });
  }
  const problem = commitmentProblem(purchases, given);
  if (problem !== null) {
    context.addIssue({ code: "custom", message: problem, path: ["committed"], input: given });
  }
});

/** Azure virtual machines with every default filled in: the settings of any machines. */
export type AzureVmSettings = MachineSettings;
