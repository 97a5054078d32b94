import { z } from "zod";

const text = z.string();

/**
 * How a claim stands: it holds (everywhere searched, where there is a break-even); it does not; it holds at some of the
 * rates searched; the interval of the dice leaves it open.
 */
export const claimStandings = ["confirmed", "corrected", "within a range", "open"] as const;

/** Somebody's claim, put to the test by the scenario. */
export const claimResultSchema = z.object({
  /** Who says it, and where. */
  source: text,
  words: text,
  /** The claim as a condition on the answer, as the scenario writes it. */
  holdsIf: text,
  standing: z.enum(claimStandings),
  /** Whether it holds at the scenario's own rate; null where that is open. */
  holdsHere: z.boolean().nullable(),
  /**
   * Where it holds along the break-even's axis, in its unit (rates: requests/s), from low to high; empty without a
   * break-even, where that cannot judge the condition, and where it holds nowhere.
   */
  ranges: z.array(z.array(z.number()).length(2)),
  /** What was seen instead of, or in accordance with, what is claimed: figures in words. */
  observed: text,
  /** One sentence: how the claim stands, with the figures. */
  sentence: text,
});

/** A claim, how it stands, and the figures that say so. */
export type ClaimResult = z.infer<typeof claimResultSchema>;
