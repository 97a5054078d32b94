import type { DurationPoint } from "./duration-fit.ts";
import type { DurationLaw } from "./relative-fit.ts";

type Fit = (points: readonly DurationPoint[]) => DurationLaw | null;

/**
 * Root mean square of predicted / measured - 1 over the inner points, each predicted from the others: between what was
 * measured, as a tuner is used. Null where there is no inner point, or where the others do not determine the law.
 *
 * @param points smallest size first
 */
export function leaveOneOutError(points: readonly DurationPoint[], fit: Fit): number | null {
  const residuals = leaveOneOutResiduals(points, fit);
  if (residuals === null) return null;
  return Math.sqrt(residuals.reduce((sum, residual) => sum + residual * residual, 0) / residuals.length);
}

/** Predicted / measured - 1 of each inner point. */
export function leaveOneOutResiduals(points: readonly DurationPoint[], fit: Fit): readonly number[] | null {
  const residuals = points.slice(1, -1).map((left) => {
    const law = fit(points.filter((point) => point !== left));
    return law === null ? null : law(left.vcpus) / left.duration - 1;
  });
  return residuals.length === 0 || residuals.includes(null) ? null : (residuals as number[]);
}
