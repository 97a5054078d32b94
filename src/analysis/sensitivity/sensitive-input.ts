import { z } from "zod";
import { estimateSchema } from "../estimate-schema.ts";

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

export type SensitivePlace = z.infer<typeof sensitivePlaceSchema>;
export type Flip = z.infer<typeof flipSchema>;
export type SensitiveInput = z.infer<typeof sensitiveInputSchema>;
