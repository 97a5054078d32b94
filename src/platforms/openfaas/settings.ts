import { z } from "zod";
import { durationField, microsecondsPer } from "../../units/duration.ts";
import { shareField } from "../../units/share.ts";
import { openfaasMetrics } from "../autoscaling/openfaas-pro.ts";
import { podCount, podFaults, podFields, withRegion } from "../kubernetes/pod-fields.ts";

export const openfaasEditions = ["pro", "community"] as const;

/** Pods of a function at most (OpenFaaS docs, 2026-05-19): Pro's default, and what the Community Edition cannot pass. */
export const maximumOf = { pro: 20, community: 5 } as const;

const scalingField = z.strictObject({
  metric: z.enum(openfaasMetrics).optional(),
  target: z.number().positive({ error: "a target is above 0" }).max(1_000_000).optional(),
  proportion: shareField.refine((share) => share > 0, { error: "a proportion is above 0%" }).optional(),
  downWindow: durationField
    .refine((window) => window <= 5 * microsecondsPer.m, { error: "a down window is at most 5m" })
    .optional(),
  scaleToZero: z.boolean().optional(),
  zeroDuration: durationField.refine((idle) => idle > 0, { error: "a zero duration is above 0s" }).optional(),
});

const openfaasKeys = z.strictObject({
  ...podFields,
  edition: z.enum(openfaasEditions).optional(),
  minimumInstances: podCount(1).optional(),
  maxInflight: z.int().min(0).max(100_000).optional(),
  autoscaling: scalingField.optional(),
  timeout: durationField.refine((timeout) => timeout > 0, { error: "a timeout is above 0s" }).optional(),
});

export type OpenfaasGiven = z.output<typeof openfaasKeys>;

/** What a scenario may say of an OpenFaaS candidate. */
export const openfaasSchema = openfaasKeys
  .superRefine((given, context) => {
    const { edition = "pro", maximumInstances, minimumInstances = 1, autoscaling } = given;
    const refuse = (key: string, message: string) =>
      context.addIssue({ code: "custom", message, path: [key], input: given });
    const bounds = {
      minimumInstances: autoscaling?.scaleToZero === true ? 0 : minimumInstances,
      maximumInstances: maximumInstances ?? maximumOf[edition],
    };
    for (const { path, message } of podFaults({ ...given, ...bounds })) {
      context.addIssue({ code: "custom", message, path: [...path], input: given });
    }
    if (edition !== "community") return;
    if (maximumInstances !== undefined && maximumInstances > maximumOf.community) {
      refuse(
        "maximumInstances",
        `the Community Edition runs at most ${maximumOf.community} pods of a function, not ${maximumInstances}; or choose edition: pro`,
      );
    }
    if (autoscaling !== undefined) {
      refuse("autoscaling", "the Community Edition has one fixed rule; leave autoscaling out, or choose edition: pro");
    }
  })
  .transform(withRegion);
