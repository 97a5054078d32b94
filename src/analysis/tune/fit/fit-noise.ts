import type { DurationFit, DurationPoint } from "./duration-fit.ts";

export interface Misfit {
  /** Of relative residuals. */
  readonly sumOfSquares: number;
  readonly degreesOfFreedom: number;
}

/**
 * Standard deviation of a relative residual: what the fit leaves over, or where that is known and larger the error of the
 * measured means themselves. Null where nothing tells: as many sizes as parameters, and no invocations.
 */
export function fitNoise(points: readonly DurationPoint[], misfit: Misfit): DurationFit["noise"] {
  const left =
    misfit.degreesOfFreedom > 0
      ? { variance: misfit.sumOfSquares / misfit.degreesOfFreedom, degreesOfFreedom: misfit.degreesOfFreedom }
      : null;
  const pure = errorOfMeans(points);
  const larger = left === null || (pure !== null && pure.variance > left.variance) ? pure : left;
  if (larger === null) return null;
  return { relative: Math.sqrt(larger.variance), degreesOfFreedom: larger.degreesOfFreedom };
}

/** Mean of the means' relative variances; null where no point has several invocations. */
function errorOfMeans(points: readonly DurationPoint[]) {
  const known = points.flatMap(({ duration, deviation, count }) => {
    if (deviation === null || count === null || count < 2) return [];
    const relative = deviation / duration;
    return [{ variance: (relative * relative) / count, freedom: count - 1 }];
  });
  if (known.length === 0) return null;
  const sum = (of: (one: (typeof known)[number]) => number) => known.reduce((total, one) => total + of(one), 0);
  return { variance: sum(({ variance }) => variance) / known.length, degreesOfFreedom: sum(({ freedom }) => freedom) };
}
