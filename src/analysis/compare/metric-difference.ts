import { z } from "zod";
import { estimateSchema } from "../result.ts";

/** How one metric of a candidate moved from one result to another. */
export const metricDifferenceSchema = z.object({
  candidate: z.string(),
  /** As `explain` knows it. */
  metric: z.enum([
    "cost",
    "mean",
    "p50",
    "p90",
    "p95",
    "p99",
    "p999",
    "completed",
    "throttled",
    "rejected",
    "timedOut",
    "failed",
    "coldStarts",
    "instances",
    "utilisation",
  ]),
  /** "USD/month", "ms", "" for numbers and shares (0 to 1). */
  unit: z.enum(["USD/month", "ms", "share", ""]),
  before: estimateSchema,
  after: estimateSchema,
  /** after - before, with its 95 % interval. */
  difference: estimateSchema,
  /** Replications of both saw the same dice or the same number of them, and were compared one by one. */
  paired: z.boolean(),
  /**
   * "same": equal to the last digit; "higher" and "lower": beyond what the dice explain (for one replication: at all);
   * "within noise": the interval of the difference holds zero.
   */
  change: z.enum(["same", "higher", "lower", "within noise"]),
});

export type MetricDifference = z.infer<typeof metricDifferenceSchema>;
