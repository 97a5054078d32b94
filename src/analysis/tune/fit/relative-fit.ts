import { dot, nonNegativeLeastSquares } from "../../../engine/fitting/non-negative-least-squares.ts";
import type { DurationModel, DurationPoint } from "./duration-fit.ts";
import { modelTerms } from "./model-terms.ts";

/** A law of time by vCPUs. */
export type DurationLaw = (vcpus: number) => number;

/** A model's rows for relative errors: terms over what was measured, so that 1 is wanted of each. */
export function relativeRows(model: DurationModel, points: readonly DurationPoint[]): readonly (readonly number[])[] {
  return points.map(({ vcpus, duration }) => modelTerms(model, vcpus).map((term) => term / duration));
}

/** Parameters with the least squares of relative errors, none negative; null where the points do not determine them. */
export function relativeFit(model: DurationModel, points: readonly DurationPoint[]): readonly number[] | null {
  const rows = relativeRows(model, points);
  if (rows.length < (rows[0]?.length ?? 0) || distinctRows(model, points) < (rows[0]?.length ?? 0)) return null;
  return (
    nonNegativeLeastSquares(
      rows,
      points.map(() => 1),
    )?.coefficients ?? null
  );
}

/** Sizes that the model can tell apart. */
function distinctRows(model: DurationModel, points: readonly DurationPoint[]): number {
  return new Set(points.map(({ vcpus }) => modelTerms(model, vcpus).join())).size;
}

export function lawOf(model: DurationModel, parameters: readonly number[]): DurationLaw {
  return (vcpus) => dot(modelTerms(model, vcpus), parameters);
}
