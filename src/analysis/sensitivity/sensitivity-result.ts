import { z } from "zod";
import { estimateSchema } from "../estimate-schema.ts";
import { askedScenarioSchema, hangsOnSchema, verdictSchema } from "../result.ts";

const number = z.number();
const text = z.string();
const estimate = estimateSchema;

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
  ...hangsOnSchema.shape,
  monteCarlo: monteCarloSchema.nullable(),
  hybrid: hybridSchema.nullable(),
});

export type MonteCarlo = z.infer<typeof monteCarloSchema>;
export type HybridHint = z.infer<typeof hybridSchema>;
/** What the verdict of a scenario hangs on. */
export type SensitivityResult = z.infer<typeof sensitivityResultSchema>;
