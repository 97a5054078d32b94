import { z } from "zod";
import { estimateSchema } from "../result.ts";
import { metricDifferenceSchema } from "./metric-difference.ts";

const text = z.string();

const sideSchema = z.object({
  /** The file's base name. */
  file: text,
  name: text,
  version: text,
  digest: text.nullable(),
  seed: z.number(),
  replications: z.number(),
  durationSeconds: z.number(),
  best: text.nullable(),
  sentence: text,
});

const candidateComparisonSchema = z.object({
  name: text,
  /** Which of the two results have it; one in which it is not eligible counts as without. */
  in: z.enum(["both", "before", "after", "neither"]),
  acceptable: z.object({ before: z.boolean().nullable(), after: z.boolean().nullable() }),
  differences: z.array(metricDifferenceSchema),
  /** Assumptions (settings, prices, sources) that are not the same. */
  assumptions: z.array(z.object({ name: text, before: text.nullable(), after: text.nullable() })),
  /** Objectives whose outcome is not the same. */
  objectives: z.array(z.object({ objective: text, before: text, after: text })),
});

/** What changed between two results, as `compare --format json` writes it. */
export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal("comparison"),
  version: text,
  command: text,
  before: sideSchema,
  after: sideSchema,
  candidates: z.array(candidateComparisonSchema),
  /** Where break-evens lie; empty where neither result has any. */
  crossings: z.array(
    z.object({
      cheaperBelow: text,
      cheaperAbove: text,
      before: estimateSchema.nullable(),
      after: estimateSchema.nullable(),
      change: z.enum(["same", "higher", "lower", "within noise", "appeared", "disappeared"]),
    }),
  ),
  /** True where the best candidate, what is acceptable, or a metric beyond noise is not the same. */
  differs: z.boolean(),
});

/** What changed between two results, metric by metric, beyond noise or not. */
export type Comparison = z.infer<typeof comparisonSchema>;
