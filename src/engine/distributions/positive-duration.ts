import { durationField } from "../../units/duration.ts";

/** A duration longer than zero, resolved to microseconds. */
export const positiveDuration = durationField.refine((duration) => duration > 0, {
  error: "must be longer than zero, such as 250ms",
});
