import { z } from "zod";
import { claimResultSchema } from "./claim/claim-result.ts";
import { estimateSchema } from "./estimate-schema.ts";
import { judgedMetrics } from "./precision/judged-metrics.ts";
import { sensitiveInputSchema } from "./sensitivity/sensitive-input.ts";

/**
 * The shape of an answer, version 1 (`--format json`). Latencies are in milliseconds, other times in seconds from the
 * start of the window, money in `currency`, cost per month. `null` where nothing was observed.
 */
const number = z.number();
const text = z.string();

const estimate = estimateSchema;

export const lineItemSchema = z.object({
  label: text,
  meter: text,
  quantity: number,
  unit: text,
  price: number,
  amount: number,
  formula: text,
  source: text,
  effectiveDate: text,
});

export const limitSchema = z.object({
  limit: text,
  value: number,
  peak: number,
  headroom: number,
  bindsAt: number.nullable(),
  /** Of limits that others have: how much of the value each instance takes. */
  perInstance: number.optional(),
});

export const assumptionSchema = z.object({
  name: text,
  value: text,
  source: text,
  date: text,
  setBy: z.enum(["user", "profile", "card", "default"]),
  confirmed: z.boolean(),
});

export const objectiveResultSchema = z.object({
  objective: text,
  observed: estimate,
  passed: z.boolean(),
  certain: z.boolean(),
});

const identity = {
  name: text,
  platform: text,
  region: text,
  description: text,
};

export const ineligibleCandidateSchema = z.object({
  ...identity,
  eligible: z.literal(false),
  ineligibleBecause: z.array(text),
});

const requestsSchema = z.object({
  offered: estimate,
  completed: estimate,
  throttled: estimate,
  rejected: estimate,
  timedOut: estimate,
  failed: estimate,
  retried: estimate,
});

const coldStartsSchema = z.object({ count: estimate, fraction: estimate });

const latencySchema = z.object({
  mean: estimate,
  p50: estimate,
  p90: estimate,
  p95: estimate,
  p99: estimate,
  p999: estimate,
  max: estimate,
});

/**
 * One of several functions. `concurrency` is absent and `cost` null where machines serve all functions together. Tiers
 * and the free tier are the account's, so each amount of the bill is divided among the functions in proportion to what
 * each used of its meter, and what no function uses alone (staff hours, the hours of a common front door) in proportion
 * to the requests offered: the costs of all functions sum to the candidate's.
 */
export const functionResultSchema = z.object({
  name: text,
  requests: requestsSchema,
  coldStarts: coldStartsSchema,
  latency: latencySchema,
  concurrency: z.object({ mean: estimate, peak: estimate }).optional(),
  cost: z.object({ monthly: estimate }).nullable(),
});

/** What each replication gave alone, in their order: what differences are paired by. Null where it observed nothing. */
export const byReplicationSchema = z.object({
  /** USD a month. */
  cost: z.array(number),
  /** Latency, milliseconds. */
  mean: z.array(number.nullable()),
  p50: z.array(number.nullable()),
  p90: z.array(number.nullable()),
  p95: z.array(number.nullable()),
  p99: z.array(number.nullable()),
  p999: z.array(number.nullable()),
  /** Shares of what was offered. */
  completed: z.array(number.nullable()),
  throttled: z.array(number.nullable()),
  rejected: z.array(number.nullable()),
  timedOut: z.array(number.nullable()),
  failed: z.array(number.nullable()),
  /** Share of what was served. */
  coldStarts: z.array(number.nullable()),
  /** Mean number of instances, and the share of them in use. */
  instances: z.array(number),
  utilisation: z.array(number.nullable()),
});

export const candidateResultSchema = z.object({
  ...identity,
  requests: requestsSchema,
  coldStarts: coldStartsSchema,
  latency: latencySchema,
  wait: z.object({ mean: estimate, p95: estimate, p99: estimate }),
  concurrency: z.object({ mean: estimate, peak: estimate }),
  instances: z.object({ mean: estimate, peak: estimate, utilisation: estimate }),
  provisioned: z.object({ spill: estimate, utilisation: estimate }).optional(),
  usage: z.record(text, number),
  bill: z.object({ lines: z.array(lineItemSchema), total: number }),
  cost: z.object({ monthly: estimate, perMillionRequests: estimate }),
  costSplit: z.object({ fixed: number, usage: number, idle: number }),
  worstCaseSpend: z.object({ perHour: number.nullable() }),
  throttledBy: z.object({
    account: estimate,
    reserved: estimate,
    scaleRate: estimate,
    requestRate: estimate,
    frontDoor: estimate,
    /** Waited too long for an instance; only where the platform lets nobody wait for ever. */
    pending: estimate.optional(),
  }),
  limits: z.array(limitSchema),
  worstHour: z.object({ start: number, p99: number.nullable(), throttled: number }).nullable(),
  coldLatency: z.object({ p50: estimate, p99: estimate }),
  histogram: z.object({ unit: z.literal("ms"), upper: z.array(number), count: z.array(number) }),
  series: z.object({
    step: number,
    offered: z.array(number),
    concurrency: z.array(number),
    instances: z.array(number),
    coldStarts: z.array(number),
    p99: z.array(number.nullable()),
    throttled: z.array(number),
    queue: z.array(number).optional(),
  }),
  slo: z.array(objectiveResultSchema),
  acceptable: z.boolean(),
  overloaded: z.boolean(),
  eligible: z.literal(true),
  ineligibleBecause: z.array(text),
  warnings: z.array(text),
  assumptions: z.array(assumptionSchema),
  functions: z.array(functionResultSchema).optional(),
  byReplication: byReplicationSchema.optional(),
});

export const verdictKinds = [
  "cheaper",
  "cheaper but not materially",
  "cannot tell",
  "only acceptable",
  "none acceptable",
  "not decided",
] as const;

export const verdictSchema = z.object({
  best: text.nullable(),
  kind: z.enum(verdictKinds),
  indistinguishable: z.array(text),
  difference: z.object({ with: text, monthly: estimate }).nullable(),
  staffHoursToFlip: number.nullable(),
  sentence: text,
});

export const checkSchema = z.object({
  law: text,
  candidate: text,
  expected: number,
  observed: estimate,
  holds: z.boolean(),
});

export const crossingSchema = z.object({
  at: estimate,
  cheaperBelow: text,
  cheaperAbove: text,
  monthlyCost: number,
  because: z.enum(["cost", "step", "objective"]),
  band: z.object({ low: number, lowBecause: text, high: number, highBecause: text }).optional(),
});

export const breakEvenSchema = z.object({
  axis: text,
  unit: text,
  searched: z.array(number).length(2),
  /** The scenario's own place on the axis; along the rate the mean in the long run, whatever its window shows of it. */
  own: number.nullable().optional(),
  crossings: z.array(crossingSchema),
  acceptableFrom: z.record(text, z.array(number).length(2).nullable()),
  latencyCrossings: z.array(z.object({ percentile: text, at: estimate, fasterBelow: text, fasterAbove: text })),
  curve: z.array(
    z.object({
      rate: number,
      candidates: z.record(
        text,
        z.object({ monthly: number, p99: number.nullable(), acceptable: z.boolean(), instances: number }),
      ),
    }),
  ),
});

/**
 * Where the scenario asks for a precision: the half width of the widest 95 % interval as a share of its mean, as asked
 * and as reached, and whose it is. All null where nothing was observed; `reached` alone where that has no interval.
 */
export const precisionSchema = z.object({
  asked: number,
  reached: number.nullable(),
  metric: z.enum(judgedMetrics).nullable(),
  candidate: text.nullable(),
  /** False where the most replications, `max`, came first. */
  met: z.boolean(),
  max: number,
});

/** What the verdict hangs on: two candidates, and how far each disputed input alone moves their difference in cost. */
export const hangsOnSchema = z.object({
  compared: z.object({ best: text, next: text, difference: estimate }).nullable(),
  /** What moves the difference most first. */
  inputs: z.array(sensitiveInputSchema),
});

/** The scenario that an answer is of. */
export const askedScenarioSchema = z.object({
  name: text,
  question: text.nullable(),
  seed: number,
  replications: number,
  durationSeconds: number,
  digest: text.nullable(),
});

/** The whole answer, as `--format json` writes it; `schema/result.schema.json` is made from it. */
export const resultSchema = z.object({
  schemaVersion: z.literal(1),
  version: text,
  command: text,
  scenario: askedScenarioSchema,
  currency: z.literal("USD"),
  candidates: z.array(z.discriminatedUnion("eligible", [candidateResultSchema, ineligibleCandidateSchema])),
  precision: precisionSchema.optional(),
  verdict: verdictSchema,
  checks: z.array(checkSchema),
  notModelled: z.array(z.object({ what: text, favours: text })),
  breakEven: breakEvenSchema.optional(),
  /** Only where it was asked for: it costs a run for each end of each input. */
  sensitivity: hangsOnSchema.optional(),
  /** Only where the scenario puts somebody's claim to the test. */
  claim: claimResultSchema.optional(),
  timing: z.object({ wallSeconds: number, invocations: number, invocationsPerSecond: number }).optional(),
});

/** A mean with its 95 % interval, in the unit of what is estimated; null where nothing was observed. */
export type Estimate = z.infer<typeof estimateSchema>;
/** What one candidate did and cost: latencies in ms, other times in seconds, money in USD a month. */
export type CandidateResult = z.infer<typeof candidateResultSchema>;
export type ByReplication = z.infer<typeof byReplicationSchema>;
/** What one of several functions of a candidate did and cost. */
export type FunctionResult = z.infer<typeof functionResultSchema>;
/** A candidate that cannot serve this workload at all, and why. */
export type IneligibleCandidate = z.infer<typeof ineligibleCandidateSchema>;
export type Assumption = z.infer<typeof assumptionSchema>;
export type LimitResult = z.infer<typeof limitSchema>;
export type ObjectiveResult = z.infer<typeof objectiveResultSchema>;
/** The best candidate (null where none is acceptable) and how sure that is. */
export type Verdict = z.infer<typeof verdictSchema>;
export type Check = z.infer<typeof checkSchema>;
export type Crossing = z.infer<typeof crossingSchema>;
/** Where the best candidate changes with the request rate (requests per second) or another input, and the curve behind it: its `rate` is the axis's value. */
export type BreakEvenResult = z.infer<typeof breakEvenSchema>;
export type HangsOn = z.infer<typeof hangsOnSchema>;
/** The answer to a scenario: plain data that every report is rendered from. */
export type Result = z.infer<typeof resultSchema>;
