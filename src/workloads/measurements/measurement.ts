/** What was measured at one size of a function. Durations in microseconds, sizes in bytes. */
export interface MeasuredSize {
  readonly memory: number;
  /** Mean time of the handler. */
  readonly duration: number;
  /** Standard deviation of single invocations; null where only a mean is known. */
  readonly deviation: number | null;
  /** Invocations behind the mean; null where the source does not say. */
  readonly count: number | null;
  /** Mean billed time, and mean initialisation of the cold ones; null where the source does not say. */
  readonly billed: number | null;
  readonly init: number | null;
  /** Mean cost of one invocation in the set's currency; null where the source does not say. */
  readonly cost: number | null;
}

/** One function measured at several sizes: one architecture, one currency, each size once, the smallest first. */
export interface MeasurementSet {
  /** How the source calls it; empty where it does not. */
  readonly name: string;
  /** null where the source does not say. */
  readonly architecture: "x86_64" | "arm64" | null;
  readonly currency: "USD" | "CNY";
  readonly sizes: readonly MeasuredSize[];
}
