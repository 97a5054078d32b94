import { z } from "zod";
import { distributionField } from "../engine/distributions/index.ts";
import { durationField } from "../units/duration.ts";
import { shareField } from "../units/share.ts";
import { sizeField } from "../units/size.ts";
import { arrivalSchema } from "../workloads/arrivals/index.ts";
import { sharingKinds } from "../workloads/workload.ts";
import { itemNameField } from "./name-field.ts";

const footprint = sizeField.refine((bytes) => bytes > 0, { error: "a footprint is at least 1B" });

/** Work drawn from distributions: the usual case. */
export const drawnWorkSchema = z.strictObject({
  cpu: distributionField.optional(),
  io: distributionField.optional(),
  parallel: shareField.optional(),
});

/** `work: {from: trace, cpu: 40%}`: recorded durations, of which that share is CPU work. */
export const recordedWorkSchema = z.strictObject({
  from: z.literal("trace"),
  cpu: shareField.optional(),
  parallel: shareField.optional(),
});

/** Each is a function's own or, at the level of the workload, the default of all functions. */
const requestFields = {
  memory: footprint.optional(),
  memoryPerRequest: sizeField.optional(),
  request: sizeField.optional(),
  response: sizeField.optional(),
  logs: sizeField.optional(),
  failures: shareField.optional(),
  init: z.strictObject({ cpu: distributionField.optional(), io: distributionField.optional() }).optional(),
};

const workloadFields = { arrivals: arrivalSchema, ...requestFields };
const functionFields = { name: itemNameField, ...workloadFields };

/** The `workload` of a scenario as written. Two shapes, because a bare union would report both for every mistake. */
export const drawnWorkloadSchema = z.strictObject({ ...workloadFields, work: drawnWorkSchema });
export const recordedWorkloadSchema = z.strictObject({ ...workloadFields, work: recordedWorkSchema });

export type DrawnWorkload = z.output<typeof drawnWorkloadSchema>;
export type RecordedWorkload = z.output<typeof recordedWorkloadSchema>;

/** One of `workload.functions`, in the same two shapes. */
export const drawnFunctionSchema = z.strictObject({ ...functionFields, work: drawnWorkSchema });
export const recordedFunctionSchema = z.strictObject({ ...functionFields, work: recordedWorkSchema });

export type FunctionGiven = z.output<typeof drawnFunctionSchema> | z.output<typeof recordedFunctionSchema>;

/** A workload of several functions, but for the functions themselves. */
export const severalFunctionsSchema = z.strictObject({
  ...requestFields,
  sharing: z.enum(sharingKinds).optional(),
});

export type SeveralFunctionsGiven = z.output<typeof severalFunctionsSchema>;

/** More functions than this belong into several scenarios. */
export const functionLimit = 200;

/** Longest span a scenario may name, so that whole microseconds stay exact and a typing error is noticed. */
export const longestSpan = 3650 * 86_400_000_000;

/** A duration that must not be zero. */
export const spanField = durationField.refine((microseconds) => microseconds > 0 && microseconds <= longestSpan, {
  error: "it is longer than 0s and at most 3650d",
});
