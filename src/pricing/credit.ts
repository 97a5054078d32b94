import type { Meter } from "../usage/meter.ts";

/**
 * A free tier that a provider grants in dollars rather than in units: it pays for several meters together, and buys less
 * where prices are higher.
 */
export interface Credit {
  /** Words for the bill's line, after those of what it pays for: "free tier". */
  readonly label: string;
  /** What it may pay for, all of them out of the one amount. */
  readonly meters: readonly Meter[];
  /** The variant it is granted for; null: all. */
  readonly variant: string | null;
  /** USD a month. */
  readonly amount: number;
  readonly source: string;
  /** When the source was read: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly effectiveDate: string;
  /** False where no source could be found. */
  readonly confirmed: boolean;
}
