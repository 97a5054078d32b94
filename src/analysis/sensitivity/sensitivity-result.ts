import { z } from "zod";
import { askedScenarioSchema, estimateSchema, verdictSchema } from "../result.ts";

const number = z.number();
const text = z.string();
const estimate = estimateSchema;

/** The scenario with one input at one value, all others as they are. */
export const sensitivePlaceSchema = z.object({
  /** What was changed, in words: "8 staff hours a month for machines". */
  because: text,
  /** The cheapest acceptable candidate; null where none is. */
  best: text.nullable(),
  /** Cost of `compared.next` less that of `compared.best`, USD a month, paired; null where one of them is not eligible. */
  difference: estimate,
  /** Whether `compared.best` and `compared.next` are acceptable there. */
  acceptable: z.object({ best: z.boolean(), next: z.boolean() }),
});

/** Where a verdict turns. */
export const flipSchema = z.object({
  /** The input's value, as the scenario would write it or in words. */
  value: text,
  /** So far from the low end to the high one, 0 to 1, with the interval of the dice where cost decides. */
  at: estimate,
  /** The cheapest acceptable candidate from there on, away from the scenario's own value; null: none. */
  best: text.nullable(),
  because: z.enum(["cost", "objective"]),
});

export const sensitiveInputSchema = z.object({
  name: text,
  /** At the low and at the high end of its range; one of them where the scenario has the other. */
  ends: z.array(sensitivePlaceSchema),
  /** How far the difference moves over the range, USD a month; null where it is not known at the ends. */
  swing: number.nullable(),
  /** Where the verdict turns within the range, nearest to the scenario's own value first; empty: it does not flip it. */
  flips: z.array(flipSchema),
  /** False where the input has only these ends, and nothing between them was looked at. */
  isRange: z.boolean(),
});

export const monteCarloSchema = z.object({
  draws: number,
  correlations: z.array(z.object({ inputs: z.array(text).length(2), correlation: number })),
  /** Share of the draws in which it is the cheapest acceptable one, with the interval of so many draws (E. B. Wilson, 1927). */
  candidates: z.array(
    z.object({
      name: text,
      cheapest: estimate,
      /** USD a month in so many draws: 5th, 50th and 95th percentile; null where it was never eligible. */
      cost: z.object({ p5: number, p50: number, p95: number }).nullable(),
      acceptable: number,
    }),
  ),
  /** Share of the draws in which no candidate was acceptable. */
  none: estimate,
});

export const hybridSchema = z.object({
  /** Machines of the baseline, of the candidate `baseline`; what spills over goes to `overflow`. */
  machines: number,
  baseline: text,
  overflow: text,
  /** Share of the requests. */
  spill: number,
  /** USD a month. */
  monthly: number,
  sentence: text,
});

/** The answer of `sensitivity`, as `--format json` writes it. */
export const sensitivityResultSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal("sensitivity"),
  version: text,
  command: text,
  scenario: askedScenarioSchema,
  currency: z.literal("USD"),
  verdict: verdictSchema,
  /** The two candidates whose difference is looked at. */
  compared: z.object({ best: text, next: text, difference: estimate }).nullable(),
  /** What moves the difference most first. */
  inputs: z.array(sensitiveInputSchema),
  monteCarlo: monteCarloSchema.nullable(),
  hybrid: hybridSchema.nullable(),
});

export type SensitivePlace = z.infer<typeof sensitivePlaceSchema>;
export type Flip = z.infer<typeof flipSchema>;
export type SensitiveInput = z.infer<typeof sensitiveInputSchema>;
export type MonteCarlo = z.infer<typeof monteCarloSchema>;
export type HybridHint = z.infer<typeof hybridSchema>;
/** What the verdict of a scenario hangs on. */
export type SensitivityResult = z.infer<typeof sensitivityResultSchema>;
