import type { Estimate } from "../../analysis/result.ts";

/** One figure of a candidate: which, in which unit, and how much. */
export interface TidyFigure {
  /** What kind of figure it is, such as "latency". */
  readonly group: string;
  /** Its name inside the group, such as "p99". */
  readonly figure: string;
  readonly unit: string;
  readonly value: Estimate;
}

/** A figure that is known without an interval. */
export function exactly(value: number | null): Estimate {
  return { mean: value, low: null, high: null };
}

/** Every estimate of a record as a figure of its own name. */
export function figuresOf(
  group: string,
  unit: string,
  estimates: Readonly<Record<string, Estimate | undefined>>,
): readonly TidyFigure[] {
  return Object.entries(estimates).flatMap(([figure, value]) =>
    value === undefined ? [] : [{ group, figure, unit, value }],
  );
}
