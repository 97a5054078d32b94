import { z } from "zod";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import { shareField } from "../../units/share.ts";
import { podCount, podFaults, podFields, withRegion } from "../kubernetes/pod-fields.ts";

const { s, h } = microsecondsPer;

const stableWindowField = durationField.refine((window) => window >= 6 * s && window <= h && window % s === 0, {
  error: "a stable window is whole seconds from 6s to 1h",
});

const panicWindowField = shareField.refine((share) => share >= 0.01, {
  error: "a panic window is 1% to 100% of the stable window",
});

/** A percentage that may pass 100, as Knative writes them. */
const thresholdField = z
  .string({ error: "a panic threshold is text such as 200%" })
  .regex(/^\d+(\.\d+)?%$/, { error: "a panic threshold is text such as 200%" })
  .transform((text) => Number(`${text.slice(0, -1)}e-2`))
  .refine((share) => share > 1.1, { error: "a panic threshold is above 110%" });

const rateField = z.number().gt(1, { error: "a scaling rate is above 1" });

const autoscalingField = z.strictObject({
  metric: z.enum(["concurrency", "rps"]).optional(),
  target: z.number().positive({ error: "a target is above 0" }).max(1_000_000).optional(),
  utilization: shareField.refine((share) => share > 0, { error: "a utilization is above 0%" }).optional(),
  stableWindow: stableWindowField.optional(),
  panicWindow: panicWindowField.optional(),
  panicThreshold: thresholdField.optional(),
  maxScaleUpRate: rateField.optional(),
  maxScaleDownRate: rateField.optional(),
  activationScale: podCount(1).optional(),
  scaleDownDelay: durationField.refine((delay) => delay <= h, { error: "a delay is at most 1h" }).optional(),
  targetBurstCapacity: z.int().min(-1).max(1_000_000).optional(),
  scaleToZero: z.boolean().optional(),
  gracePeriod: durationField.optional(),
  retention: durationField.optional(),
});

export type AutoscalingGiven = z.output<typeof autoscalingField>;

const knativeKeys = z.strictObject({
  ...podFields,
  concurrency: z.int().min(0).max(1000, { error: "a container's concurrency is 0 (no limit) to 1000" }).optional(),
  minimumInstances: podCount(0).optional(),
  autoscaling: autoscalingField.optional(),
  timeout: durationField
    .refine((timeout) => timeout > 0 && timeout <= 600 * s, { error: "a revision's timeout is at most 10m" })
    .optional(),
});

export type KnativeGiven = z.output<typeof knativeKeys>;

/** What a scenario may say of a Knative candidate. */
export const knativeSchema = knativeKeys
  .superRefine((given, context) => {
    for (const { path, message } of podFaults(given)) {
      context.addIssue({ code: "custom", message, path: [...path], input: given });
    }
  })
  .transform(withRegion);
