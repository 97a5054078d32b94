import { z } from "zod";
import { estimateSchema } from "../estimate-schema.ts";
import { verdictKinds } from "../result.ts";
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
  /** That made it. */
  command: text,
  best: text.nullable(),
  /** How sure the verdict is. */
  kind: z.enum(verdictKinds),
  sentence: text,
});

/** What an objective came to; "not settled" where there were too few requests to say. */
const outcomeSchema = z.enum(["passed", "passed, uncertain", "failed", "failed, uncertain", "not settled"]);

const candidateComparisonSchema = z.object({
  name: text,
  /** Which of the two results have it; one in which it is not eligible counts as without. */
  in: z.enum(["both", "before", "after", "neither"]),
  acceptable: z.object({ before: z.boolean().nullable(), after: z.boolean().nullable() }),
  differences: z.array(metricDifferenceSchema),
  /** What it rests on (settings, assumptions, prices) and is not the same; null where a side does not have it. */
  assumptions: z.array(z.object({ name: text, before: text.nullable(), after: text.nullable() })),
  /** Objectives whose outcome is not the same; null where a side does not have it. */
  objectives: z.array(z.object({ objective: text, before: outcomeSchema.nullable(), after: outcomeSchema.nullable() })),
});

const crossingDifferenceSchema = z.object({
  cheaperBelow: text,
  cheaperAbove: text,
  /** Of the axis, such as "requests/s". */
  unit: text,
  before: estimateSchema.nullable(),
  after: estimateSchema.nullable(),
  /**
   * "moved": no interval tells whether the dice did it (a fleet that grew a step earlier, say); "not searched": the other
   * side did not look at this rate.
   */
  change: z.enum(["same", "higher", "lower", "within noise", "moved", "appeared", "disappeared", "not searched"]),
});

/** The shape of what changed between two results, as `compare --format json` writes it. */
export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal("comparison"),
  version: text,
  command: text,
  before: sideSchema,
  after: sideSchema,
  candidates: z.array(candidateComparisonSchema),
  /** Where break-evens lie; empty where not both results looked for them. */
  crossings: z.array(crossingDifferenceSchema),
  /** What is not alike in the two questions, and how that bears on the comparison, in sentences. */
  notes: z.array(text),
  /**
   * True where something moved beyond what the dice explain: which candidate is best, which are acceptable, which were
   * simulated, a metric, or a crossing whose interval is known.
   */
  differs: z.boolean(),
});

/** What changed between two results, metric by metric, beyond noise or not. */
export type Comparison = z.infer<typeof comparisonSchema>;
/** One of the two results that were compared. */
export type ComparedSide = z.infer<typeof sideSchema>;
export type CandidateComparison = z.infer<typeof candidateComparisonSchema>;
export type CrossingDifference = z.infer<typeof crossingDifferenceSchema>;
export type ObjectiveOutcome = z.infer<typeof outcomeSchema>;
