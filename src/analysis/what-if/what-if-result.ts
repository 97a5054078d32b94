import { z } from "zod";
import { metricDifferenceSchema } from "../compare/metric-difference.ts";
import { resultSchema } from "../result.ts";

const text = z.string();

/** One change of the scenario, or all of them together, beside the scenario as it stands. */
export const whatIfChangeSchema = z.object({
  /** The values set, as they were written. */
  set: z.array(z.object({ path: text, value: text })),
  /** True for the last one of several, in which all changes are made. */
  together: z.boolean(),
  result: resultSchema,
  /** Changed minus unchanged, of every candidate that both have. */
  differences: z.array(metricDifferenceSchema),
});

/** The answer of `what-if`, as `--format json` writes it. */
export const whatIfResultSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal("what-if"),
  version: text,
  command: text,
  baseline: resultSchema,
  changes: z.array(whatIfChangeSchema),
});

export type WhatIfChange = z.infer<typeof whatIfChangeSchema>;
/** A scenario's answer beside its answers with some values changed, with paired differences. */
export type WhatIfResult = z.infer<typeof whatIfResultSchema>;
