/** A fitted parameter with its 95 % interval. */
export interface FittedValue {
  readonly value: number;
  /** null where the recording does not bound it. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Fitted parameters by their key in the settings, such as `median` or `of.0.weight`; also those that follow from them. */
export type FittedValues = Readonly<Record<string, FittedValue>>;
