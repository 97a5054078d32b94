import { z } from "zod";
import { shareField } from "../../units/share.ts";

const requestsError = { error: "requests is how many requests per instance call for another one, above 0" };

/** Candidate key `target`: when the instances of an app are sufficiently used for another one. */
export const scaleTargetField = z.strictObject({
  cpu: shareField.refine((share) => share > 0, { error: "a target is above 0%, such as 70%" }).optional(),
  requests: z.number(requestsError).positive(requestsError).max(1_000_000, requestsError).optional(),
});

export type ScaleTargetGiven = z.output<typeof scaleTargetField>;
