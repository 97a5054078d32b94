import { z } from "zod";

/** A mean with its 95 % confidence interval over replications (Student's t); the interval is null for one replication. */
export const estimateSchema = z.object({
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
