/** A time by its tail, microseconds. */
export interface TimeTail {
  /** P(time > x). */
  above(x: number): number;
  /** The smallest x with P(time <= x) >= `probability`. */
  quantile(probability: number): number;
}

/** The time that a law's value becomes by a rising function; `back` is its inverse, the largest value that gives at most x. */
export function mappedTail(law: TimeTail, there: (value: number) => number, back: (x: number) => number): TimeTail {
  return {
    above(x) {
      const value = back(x);
      return value < 0 ? 1 : law.above(value);
    },
    quantile: (probability) => there(law.quantile(probability)),
  };
}
