import { triangularRoot } from "../../../engine/fitting/triangular-root.ts";
import type { WorkParameters } from "./duration-fit.ts";
import { asWork } from "./model-terms.ts";

export interface StepParts {
  /** Of the normal matrix. */
  readonly inverse: readonly (readonly number[])[];
  /** Student's quantile x the standard deviation of a relative residual. */
  readonly half: number;
}

/**
 * Columns of a triangular root of the parameters' covariance, times Student's quantile: moving the parameters by one of
 * them at a time, the squares of what moves add up to the square of the half-width of its interval. A step that would make
 * a parameter negative is taken the other way, or cut where neither way is long enough.
 */
export function parameterSteps(parameters: readonly number[], { inverse, half }: StepParts): readonly WorkParameters[] {
  const root = triangularRoot(inverse);
  return parameters.map((_, column) => {
    const step = root.map((row) => row[column]! * half);
    return asWork(allowed(parameters, step));
  });
}

function allowed(parameters: readonly number[], step: readonly number[]): readonly number[] {
  const back = step.map((part) => -part);
  const [forwards, backwards] = [reach(parameters, step), reach(parameters, back)];
  if (forwards >= 1) return step;
  if (backwards >= 1) return back;
  return forwards >= backwards ? step.map((part) => part * forwards) : back.map((part) => part * backwards);
}

/** The share of a step after which the first parameter would turn negative; at most 1. */
function reach(parameters: readonly number[], step: readonly number[]): number {
  return step.reduce((least, part, i) => (part < 0 ? Math.min(least, parameters[i]! / -part) : least), 1);
}
