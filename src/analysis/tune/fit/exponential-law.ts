import { leastSquares } from "../../../engine/fitting/non-negative-least-squares.ts";
import type { DurationPoint } from "./duration-fit.ts";
import type { DurationLaw } from "./relative-fit.ts";

/** Decay lengths that are tried, as factors of the smallest and the largest size, and how many. */
const [shortest, longest, tries] = [0.05, 20, 400];
/** Halvings of the stretch about the best of them. */
const refinements = 60;

/**
 * a + b exp(-v / c) with the least squares of relative errors: the law of Parrotfish (its source, 2026-04), a and b of any
 * sign. Only to compare with. Null where the points do not determine it.
 */
export function exponentialLaw(points: readonly DurationPoint[]): DurationLaw | null {
  if (points.length < 3) return null;
  const sizes = points.map(({ vcpus }) => vcpus);
  const [from, to] = [Math.log(shortest * Math.min(...sizes)), Math.log(longest * Math.max(...sizes))];
  const errorAt = (logLength: number) => withLength(points, Math.exp(logLength))?.error ?? Number.POSITIVE_INFINITY;
  const step = (to - from) / tries;
  const grid = Array.from({ length: tries + 1 }, (_, i) => from + i * step);
  const best = grid.reduce((least, one) => (errorAt(one) < errorAt(least) ? one : least));
  let [low, high] = [best - step, best + step];
  for (let i = 0; i < refinements; i++) {
    const third = (high - low) / 3;
    if (errorAt(low + third) <= errorAt(high - third)) high -= third;
    else low += third;
  }
  return withLength(points, Math.exp((low + high) / 2))?.law ?? null;
}

function withLength(points: readonly DurationPoint[], length: number) {
  const decay = (vcpus: number) => Math.exp(-vcpus / length);
  const rows = points.map(({ vcpus, duration }) => [1 / duration, decay(vcpus) / duration]);
  const solved = leastSquares(
    rows,
    points.map(() => 1),
  );
  if (solved === null) return null;
  const [a, b] = solved as [number, number];
  const law: DurationLaw = (vcpus) => a + b * decay(vcpus);
  const error = points.reduce((sum, { vcpus, duration }) => {
    const relative = law(vcpus) / duration - 1;
    return sum + relative * relative;
  }, 0);
  return { law, error };
}
