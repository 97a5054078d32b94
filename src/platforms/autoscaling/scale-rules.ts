import { z } from "zod";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import { formatMicroseconds } from "../format-distribution.ts";
import type { ScaleRule } from "./scale-set.ts";
import { formatScalingTarget, scalingTargetField } from "./scaling-target.ts";

/** A rule as the scenario writes it: {above: 85% cpu, add: 1} or {below: 60% cpu, remove: 1}. */
export const scaleRuleKeys = ["above", "add", "below", "remove"] as const;

const example = "{above: 85% cpu, add: 1} or {below: 60% cpu, remove: 1}";
const error = "it is a whole number of instances from 1 to 1000";
const instances = z.int({ error }).min(1, { error }).max(1000, { error }).optional();

const ruleField = z
  .strictObject(
    {
      above: scalingTargetField.optional(),
      add: instances,
      below: scalingTargetField.optional(),
      remove: instances,
    },
    { error: `a rule is ${example}` },
  )
  .transform(({ above, add, below, remove }, context): ScaleRule => {
    if (above !== undefined && add !== undefined && below === undefined && remove === undefined) {
      return { when: "above", threshold: above, by: add };
    }
    if (below !== undefined && remove !== undefined && above === undefined && add === undefined) {
      return { when: "below", threshold: below, by: remove };
    }
    if (context.issues.length > 0) return z.NEVER;
    context.addIssue({ code: "custom", message: `a rule adds above or removes below: ${example}`, input: above });
    return z.NEVER;
  });

/** Azure's limits: a window of 5 minutes to 12 hours from memory, whole minutes as its samples are; a cooldown of 1 minute to 1 week. */
const limits = {
  window: { least: 5 * microsecondsPer.m, most: 12 * microsecondsPer.h },
  cooldown: { least: microsecondsPer.m, most: 7 * microsecondsPer.d },
} as const;

function within(name: keyof typeof limits, step = 1) {
  const { least, most } = limits[name];
  const whole = step === microsecondsPer.m ? ", a number of whole minutes" : "";
  const range = `a ${name} is from ${formatMicroseconds(least)} to ${formatMicroseconds(most)}${whole}`;
  return durationField.refine((length) => length >= least && length <= most && length % step === 0, { error: range });
}

/** Scenario keys of a fleet that follows rules. */
export const scaleSetKeys = {
  rules: z
    .array(ruleField, { error: `rules is a list such as [${example.replace(" or ", ", ")}]` })
    .min(1)
    .max(20, { error: "a scale set has at most 20 rules" })
    .optional(),
  window: within("window", microsecondsPer.m).optional(),
  cooldown: within("cooldown").optional(),
};

/** What is wrong with rules that are each fine by themselves; null where nothing is. */
export function rulesProblem(rules: readonly ScaleRule[]): string | null {
  const growing = rules.filter(({ when }) => when === "above");
  if (growing.length === 0) return "no rule adds instances; write one such as {above: 85% cpu, add: 1}";
  for (const { threshold: low } of rules.filter(({ when }) => when === "below")) {
    const high = growing.find(({ threshold }) => threshold.metric === low.metric && threshold.value <= low.value);
    if (high === undefined) continue;
    return `removing below ${formatScalingTarget(low)} needs a threshold under that of adding, above ${formatScalingTarget(high.threshold)}`;
  }
  return null;
}
