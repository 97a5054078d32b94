import type { LookedAt } from "../looked-at.ts";

/** The variants that were looked at, and how many there were to look at. */
export interface Searched {
  readonly lookedAt: readonly LookedAt[];
  readonly considered: number;
  readonly simulated: number;
  /** How the others were left out, in a sentence; null where none was. */
  readonly note: string | null;
  readonly replications: number;
  /** Offered, at the scenario's traffic. */
  readonly requestsPerMonth: number;
  /** What the way of looking takes for granted, a sentence each. */
  readonly notes: readonly string[];
}
