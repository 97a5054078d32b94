import { z } from "zod";
import { estimateSchema } from "../estimate-schema.ts";
import { verdictKinds } from "../result.ts";

const number = z.number();
const text = z.string();
const estimate = estimateSchema;

/** One direction in which a sweep varies its scenario: one path, or several that move together. */
export const sweepAxisSchema = z.object({
  paths: z.array(text),
  points: z.array(
    z.object({
      /** low, typical or high where the axis was given so. */
      label: text.nullable(),
      /** One value for each path, as YAML writes it. */
      values: z.array(text),
    }),
  ),
});

const sweptCandidateSchema = z.object({
  name: text,
  platform: text,
  eligible: z.literal(true),
  acceptable: z.boolean(),
  /** True where nothing but too few requests stands between it and being acceptable. */
  undecided: z.boolean(),
  /** Why it is not acceptable, a short clause for each reason; empty where it is. */
  unacceptableBecause: z.array(text),
  overloaded: z.boolean(),
  /** USD a month. */
  cost: z.object({ monthly: estimate, perMillionRequests: estimate }),
  /** Milliseconds. */
  latency: z.object({ mean: estimate, p50: estimate, p95: estimate, p99: estimate }),
  /** Per replication. */
  offered: estimate,
  /** Shares of what was offered. */
  completed: estimate,
  throttled: estimate,
  rejected: estimate,
  timedOut: estimate,
  failed: estimate,
  /** Share of what was served. */
  coldStarts: estimate,
  instances: z.object({ mean: estimate, peak: estimate, utilisation: estimate }),
  /** As in a result: objectives that cannot be decided, a precision that was not reached, and the like. */
  warnings: z.array(text),
});

const leftOutCandidateSchema = z.object({
  name: text,
  platform: text,
  eligible: z.literal(false),
  ineligibleBecause: z.array(text),
});

/** The scenario with one value on each axis. */
export const sweepCellSchema = z.object({
  /** The place of its point on each axis; null where the axis has the scenario's own value (one at a time). */
  points: z.array(number.nullable()),
  digest: text.nullable(),
  replications: number,
  durationSeconds: number,
  verdict: z.object({ best: text.nullable(), kind: z.enum(verdictKinds) }),
  candidates: z.array(z.discriminatedUnion("eligible", [sweptCandidateSchema, leftOutCandidateSchema])),
});

/** The answer of `sweep`, as `--format json` writes it. */
export const sweepResultSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal("sweep"),
  version: text,
  command: text,
  scenario: z.object({ name: text, question: text.nullable(), seed: number, digest: text.nullable() }),
  currency: z.literal("USD"),
  axes: z.array(sweepAxisSchema),
  /** Every point of each axis with every point of the others, or each axis alone. */
  mode: z.enum(["crossed", "one at a time"]),
  cells: z.array(sweepCellSchema),
});

export type SweepAxis = z.infer<typeof sweepAxisSchema>;
export type SweptCandidate = z.infer<typeof sweptCandidateSchema>;
export type SweepCell = z.infer<typeof sweepCellSchema>;
/** What each combination of the varied values costs and how fast it answers. */
export type SweepResult = z.infer<typeof sweepResultSchema>;
