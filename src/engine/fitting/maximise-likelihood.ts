import { curvature } from "./curvature.ts";
import { invertMatrix } from "./invert-matrix.ts";
import { type MinimiseOptions, minimise } from "./minimise.ts";

/** Where a log-likelihood is highest. Parameters are on scales without ends, mostly logarithms. */
export interface LikelihoodPeak {
  readonly at: readonly number[];
  readonly logLikelihood: number;
  /** Of the estimates, from the observed information; null where the likelihood is flat in some direction. */
  readonly covariance: readonly (readonly number[])[] | null;
}

type LogLikelihood = (at: readonly number[]) => number;

/** The likeliest parameters near `start`: a simplex finds the peak, one Newton step takes it to its last digits. */
export function maximiseLikelihood(
  logLikelihood: LogLikelihood,
  start: readonly number[],
  options: MinimiseOptions,
): LikelihoodPeak {
  const cost: LogLikelihood = (at) => -logLikelihood(at);
  return peakAt(logLikelihood, minimise(cost, start, options).at);
}

/** The peak next to `near`, a place so close that the likelihood is a parabola between. */
export function peakAt(logLikelihood: LogLikelihood, near: readonly number[]): LikelihoodPeak {
  const { gradient, hessian } = curvature((at) => -logLikelihood(at), near);
  const covariance = invertMatrix(hessian);
  const found = { at: near, logLikelihood: logLikelihood(near), covariance };
  if (covariance === null) return found;
  const stepped = near.map(
    (x, i) => x - (covariance[i] as readonly number[]).reduce((sum, c, k) => sum + c * (gradient[k] as number), 0),
  );
  const better = logLikelihood(stepped);
  return better > found.logLikelihood ? { at: stepped, logLikelihood: better, covariance } : found;
}
