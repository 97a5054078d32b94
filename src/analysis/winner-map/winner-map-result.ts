import { z } from "zod";
import { askedScenarioSchema, crossingSchema } from "../result.ts";

const number = z.number();
const text = z.string();

/** The scenario with the second axis at one value, at every rate of the first. */
export const mapRowSchema = z.object({
  /** As the scenario writes it. */
  value: text,
  /** In the axis's unit. */
  at: number,
  digest: text.nullable(),
  /** By rate: the cheapest acceptable candidate, by one replication; null where none is acceptable. */
  best: z.array(text.nullable()),
  /** True where the rate lies inside the interval of a crossing: there the dice leave the order open. */
  cannotTell: z.array(z.boolean()),
  /** By candidate: the first and the last rate at which it is acceptable; null where at none. */
  acceptableFrom: z.record(text, z.array(number).length(2).nullable()),
  /** Rates at which the best candidate changes, as `break-even` finds them; without bands. */
  crossings: z.array(crossingSchema.omit({ band: true })),
});

/** The answer of `break-even` over two axes, as `--format json` writes it. */
export const winnerMapSchema = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal("winner-map"),
  version: text,
  command: text,
  scenario: askedScenarioSchema.omit({ durationSeconds: true }),
  currency: z.literal("USD"),
  candidates: z.array(text),
  axes: z.object({
    rate: z.object({ unit: z.literal("requests/s"), values: z.array(number), own: number.nullable() }),
    other: z.object({ path: text, unit: text, values: z.array(number), isLogarithmic: z.boolean() }),
  }),
  rows: z.array(mapRowSchema),
});

export type MapRow = z.infer<typeof mapRowSchema>;
/** Which candidate is the cheapest acceptable one over the rate and one other input. */
export type WinnerMap = z.infer<typeof winnerMapSchema>;
