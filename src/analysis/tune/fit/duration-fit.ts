import type { Estimate } from "../../../engine/statistics/estimate.ts";

/** How a handler's time depends on the vCPUs v of its instance, in the order of their parameters. */
export const durationModels = ["io + cpu", "io + serial + parallel"] as const;
/** io + cpu / min(v, 1), and io + serial / min(v, 1) + parallel / v. */
export type DurationModel = (typeof durationModels)[number];

/** A measured mean, as far as the fit needs it. Times in microseconds. */
export interface DurationPoint {
  /** What its size is called in sentences: "512MB". */
  readonly name: string;
  /** vCPUs of an instance of that size. */
  readonly vcpus: number;
  readonly duration: number;
  /** Standard deviation of single invocations, and their number; null where unknown. */
  readonly deviation: number | null;
  readonly count: number | null;
}

/** A law of time by size, fitted to measurements. Times in microseconds; intervals and bands at 95 %. */
export interface DurationFit {
  readonly model: DurationModel;
  /** True where the user chose the model. */
  readonly isPinned: boolean;
  /** Time that no size shortens. */
  readonly io: Estimate;
  /** On one full vCPU: all of it, and the part that more than one vCPU shortens (0 of the model without). */
  readonly cpu: Estimate;
  readonly parallel: Estimate;
  /** Root mean square of predicted / measured - 1 over the inner points, each left out once; null where none can be. */
  readonly leaveOneOut: readonly { readonly model: DurationModel | "exponential"; readonly error: number | null }[];
  /** Standard deviation of a relative residual, with what it rests on; null where nothing is left over to tell. */
  readonly noise: { readonly relative: number; readonly degreesOfFreedom: number } | null;
  /** In the order of the points: fitted / measured - 1. */
  readonly residuals: readonly number[];
  /** Where measurements contradict the law or each other, a sentence each. */
  readonly contradictions: readonly string[];
  /** Mean time at so many vCPUs, with the band in which a measurement there would lie; null without noise. */
  predict(vcpus: number): Estimate;
  /**
   * Half-widths at 95 % as steps: moving the parameters by one step at a time moves any prediction by so much that the
   * root of the sum of squares is the half-width of its interval (the columns of a triangular root of the covariance,
   * times Student's quantile). Empty without noise. No step leads to a negative parameter.
   */
  readonly steps: readonly WorkParameters[];
  /** Half-width at 95 % of what one size may differ from the law by itself, relative; null without noise. */
  readonly ownHalfWidth: number | null;
}

/** Mean work of a request, microseconds: `parallel` of `cpu` is what more than one vCPU shortens. */
export interface WorkParameters {
  readonly io: number;
  readonly cpu: number;
  readonly parallel: number;
}
