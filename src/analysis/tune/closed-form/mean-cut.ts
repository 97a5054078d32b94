import { gaussLegendre } from "../../../engine/fitting/gauss-legendre.ts";
import type { TimeTail } from "./time-tail.ts";

/** Probabilities between whose quantiles a tail is smooth enough for one rule each. */
const panels = [1e-9, 1e-6, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.999, 1 - 1e-4, 1 - 1e-6, 1 - 1e-9];
const { points, weights } = gaussLegendre(12);
const negligible = 1e-14;

export interface CutTime {
  /** Mean of the time, cut; microseconds. */
  readonly mean: number;
  /** Share of times that are cut. */
  readonly share: number;
}

/** A time of a given mean that is cut somewhere: E min(X, cut) is the integral of its tail up to there. */
export function meanCut(tail: TimeTail, mean: number, cut: number): CutTime {
  const share = tail.above(cut);
  if (!(share > negligible)) return { mean, share: 0 };
  const ends = panels.map((probability) => tail.quantile(probability)).filter((end) => end > 0 && end < cut);
  let integral = 0;
  let from = 0;
  for (const to of [...ends, cut]) {
    if (to <= from) continue;
    const width = to - from;
    for (const [i, point] of points.entries()) integral += width * weights[i]! * tail.above(from + point * width);
    from = to;
  }
  return { mean: integral, share };
}
