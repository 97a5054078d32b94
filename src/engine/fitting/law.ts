/** A distribution as its functions, where `Distribution` is only drawn from. Durations in microseconds. */
export interface Law {
  readonly mean: number;
  /** P(X <= x); 0 below zero. */
  below(x: number): number;
  /** P(X > x); small ones keep their digits. */
  above(x: number): number;
  /** The smallest x with P(X <= x) >= `probability`, which is 0 to 1. */
  quantile(probability: number): number;
}
