/** A mean with its 95 % confidence interval: the dice only. Unit: that of the values. */
export interface Estimate {
  /** null where nothing was observed. */
  readonly mean: number | null;
  /** null where fewer than two replications speak. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Nothing was observed. */
export const noEstimate: Estimate = { mean: null, low: null, high: null };
