import { z } from "zod";
import { estimateSchema } from "../estimate-schema.ts";
import { askedScenarioSchema, objectiveResultSchema } from "../result.ts";

const number = z.number();
const text = z.string();
const estimate = estimateSchema;
/** Over the parameters of a fit; the interval of an estimate is the dice alone. */
const band = z.object({ low: number, high: number });

export const tuneStrategies = ["slo", "cost", "speed", "balanced"] as const;

/** A size, or a size with an architecture and a provisioned level, that was looked at. */
const tunedSizeSchema = z.object({
  /** Unique: "512 MB", "512 MB arm64, 2 provisioned". */
  name: text,
  /** The candidate's keys that say it, as a scenario writes them. */
  keys: z.record(text, z.union([text, number])),
  /** Its place on the axis, in the axis's unit. */
  at: number,
  memoryMegabytes: number,
  vcpus: number,
  /** Only where both were looked at. */
  architecture: z.enum(["x86_64", "arm64"]).nullable(),
  /** Only where levels of provisioned concurrency were looked at. */
  provisioned: number.nullable(),
  /** The candidate as the scenario has it. */
  isCurrent: z.boolean(),
  /** Milliseconds of the handler: as measured, and by the fitted law with the band in which a measurement would lie. */
  handler: z.object({ measured: number.nullable(), fitted: estimate.nullable() }).nullable(),
});

const workingSizeSchema = tunedSizeSchema.extend({
  works: z.literal(true),
  cost: z.object({
    /** USD for a million completed requests, and a month at the scenario's traffic. */
    perMillionRequests: estimate,
    monthly: estimate,
    /** Of `monthly`, over what the fit leaves open; null without a fit, or where it leaves nothing. */
    monthlyBand: band.nullable(),
  }),
  /** Milliseconds; percentiles are null in closed form. */
  latency: z.object({ mean: estimate, p50: estimate, p95: estimate, p99: estimate }),
  latencyBand: z.object({ mean: band.nullable(), p95: band.nullable(), p99: band.nullable() }),
  /** Share of what was served. */
  coldStarts: estimate,
  /** Shares of what was offered. */
  completed: estimate,
  throttled: estimate,
  timedOut: estimate,
  failed: estimate,
  slo: z.array(objectiveResultSchema),
  acceptable: z.boolean(),
  undecided: z.boolean(),
  /** A short clause for each reason; empty where it is acceptable. */
  unacceptableBecause: z.array(text),
  overloaded: z.boolean(),
  /** Objectives that the fit leaves open, a sentence each. */
  openObjectives: z.array(text),
  warnings: z.array(text),
});

const failingSizeSchema = tunedSizeSchema.extend({
  works: z.literal(false),
  /** Why this size cannot serve the workload, a sentence each. */
  because: z.array(text),
});

const measurementsResultSchema = z.object({
  /** The file or address as it was given, and the set's own name. */
  source: text,
  name: text,
  architecture: z.enum(["x86_64", "arm64"]).nullable(),
  fit: z.object({
    model: text,
    isPinned: z.boolean(),
    /** Milliseconds. */
    io: estimate,
    cpu: estimate,
    parallel: estimate,
    leaveOneOut: z.array(z.object({ model: text, error: number.nullable() })),
    /** Standard deviation of a relative residual. */
    noise: z.object({ relative: number, degreesOfFreedom: number }).nullable(),
    contradictions: z.array(text),
  }),
  /** Milliseconds; `residual` is fitted / measured - 1. */
  points: z.array(
    z.object({
      at: number,
      measured: number,
      count: number.nullable(),
      deviation: number.nullable(),
      fitted: number,
      residual: number,
    }),
  ),
  /** The fitted law between and beyond the points, for drawing, on the axis of the sizes. */
  curve: z.array(z.object({ at: number, fitted: number, low: number.nullable(), high: number.nullable() })),
});

const pickSchema = z.object({
  strategy: z.enum(tuneStrategies),
  size: text.nullable(),
  /** Sizes, this one included, that the intervals cannot tell from it, smallest first. */
  alike: z.array(text),
});

/** A subset of sizes under which a strategy would choose another one. */
const instabilitySchema = z.object({ without: z.array(text), size: text });

/** The answer of `tune`, as `--format json` writes it. */
export const tuneResultSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal("tune"),
  version: text,
  command: text,
  scenario: askedScenarioSchema,
  currency: z.literal("USD"),
  candidate: z.object({ name: text, platform: text, region: text }),
  method: z.enum(["simulated", "closed form"]),
  strategy: z.enum(tuneStrategies),
  axis: z.object({ what: text, unit: text }),
  objectives: z.array(text),
  /** The smallest relative cost difference that counts as one. */
  material: number,
  requestsPerMonth: number,
  measurements: z.array(measurementsResultSchema),
  /** What was assumed of the work, a sentence each. */
  assumptions: z.array(text),
  sizes: z.array(z.discriminatedUnion("works", [workingSizeSchema, failingSizeSchema])),
  advice: z.object({
    /** By the strategy asked for; null where no size will do. */
    recommended: text.nullable(),
    /** One for each strategy. */
    picks: z.array(pickSchema),
    /** Where the balanced choice depends on sizes that nobody would take. */
    balancedInstability: z.array(instabilitySchema),
    /** Sizes that no other beats in both cost and p95 latency (mean in closed form), cheapest first. */
    front: z.array(text),
    /** The front's size farthest from the line between its ends; null where it has fewer than three, or all of it costs the same. */
    knee: text.nullable(),
    /** Sizes whose cost is within `material` of the recommended one's, smallest first. */
    nearlyAsCheap: z.array(text),
    /** The fastest (by mean latency) of those, where it is faster than the recommended one by more than `material`. */
    fasterForLittle: text.nullable(),
    /** The current size's cost less the recommended one's, USD a month; null where there is nothing to compare. */
    savings: z.object({ monthly: estimate, band: band.nullable(), share: number.nullable() }).nullable(),
  }),
  /** Where more than the size was searched. */
  search: z.object({ considered: number, simulated: number, note: text }).nullable(),
  /** What AWS Lambda Power Tuning would write of these sizes, and the address that shows it; null beside Lambda. */
  powerTuning: z.object({ results: z.record(text, z.unknown()), url: text }).nullable(),
});

export type TuneStrategy = (typeof tuneStrategies)[number];
export type MeasurementsResult = z.infer<typeof measurementsResultSchema>;
export type WorkingSize = z.infer<typeof workingSizeSchema>;
export type FailingSize = z.infer<typeof failingSizeSchema>;
export type TunedSize = WorkingSize | FailingSize;
/** What each size costs and how fast it answers, and which to take. */
export type TuneResult = z.infer<typeof tuneResultSchema>;
