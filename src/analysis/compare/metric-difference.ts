import { z } from "zod";
import { estimateSchema } from "../estimate-schema.ts";

/** What is compared of a candidate, in the order in which it is told. */
export const comparedMetrics = [
  "offered",
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
] as const;

/** How one metric of a candidate moved from one result to another. */
export const metricDifferenceSchema = z.object({
  candidate: z.string(),
  /** As `explain` knows it; "offered" is the traffic over the window. */
  metric: z.enum(comparedMetrics),
  /** "USD/month", "ms", "share" (0 to 1), "requests/s", "" for numbers. */
  unit: z.enum(["requests/s", "USD/month", "ms", "share", ""]),
  before: estimateSchema,
  after: estimateSchema,
  /** after - before, with its 95 % interval; null where only one of the two was observed. */
  difference: estimateSchema,
  /** Both saw the same dice, and were compared replication by replication. */
  paired: z.boolean(),
  /**
   * "same": equal to 12 digits; "higher" and "lower": beyond what the dice explain, also after adjusting for the number
   * of metrics compared (where there is no interval: at all); "within noise": the dice may have done it; "appeared" and
   * "disappeared": observed on one side only, such as a percentile of too few requests.
   */
  change: z.enum(["same", "higher", "lower", "within noise", "appeared", "disappeared"]),
});

/** A metric by its name in a difference. */
export type ComparedMetric = (typeof comparedMetrics)[number];
/** How one metric of a candidate moved from one result to another, with its interval and a word for it. */
export type MetricDifference = z.infer<typeof metricDifferenceSchema>;
