import { invertMatrix } from "../../../engine/fitting/invert-matrix.ts";
import { dot, normalMatrix } from "../../../engine/fitting/non-negative-least-squares.ts";
import type { Estimate } from "../../../engine/statistics/estimate.ts";
import { studentQuantile } from "../../../engine/statistics/student-quantile.ts";
import { farFromLaw, longerWithMore } from "./contradictions.ts";
import { type DurationFit, type DurationModel, type DurationPoint, durationModels } from "./duration-fit.ts";
import { exponentialLaw } from "./exponential-law.ts";
import { fitNoise } from "./fit-noise.ts";
import { leaveOneOutError } from "./leave-one-out.ts";
import { modelTerms } from "./model-terms.ts";
import { parameterSteps } from "./parameter-steps.ts";
import { lawOf, relativeFit, relativeRows } from "./relative-fit.ts";

/** Fewer points, or fewer above one vCPU, do not tell serial from parallel work and leave something over to check it. */
const fewestPoints = 4;
const fewestAboveOne = 2;

/**
 * Fits the time of a handler by the vCPUs of its size, by the least squares of relative errors. The model with serial and
 * parallel work is taken where it predicts left-out points better, or where it is asked for.
 *
 * @param points any order; at least two sizes that differ
 * @throws RangeError where the points do not determine the model that was asked for (`modelProblem` says why)
 */
export function fitDurations(
  points: readonly DurationPoint[],
  { model: pinned }: { readonly model?: DurationModel } = {},
): DurationFit {
  const sorted = [...points].sort((one, other) => one.vcpus - other.vcpus);
  const model = pinned ?? chooseModel(sorted);
  const problem = modelProblem(sorted, model);
  const parameters = relativeFit(model, sorted);
  if (problem !== null || parameters === null) throw new RangeError(problem ?? "the points do not determine the law");
  const rows = relativeRows(model, sorted);
  const residuals = new Map(sorted.map((point, i) => [point, dot(rows[i]!, parameters) - 1]));
  const sumOfSquares = [...residuals.values()].reduce((sum, residual) => sum + residual * residual, 0);
  const degreesOfFreedom = sorted.length - parameters.length;
  const noise = fitNoise(sorted, { sumOfSquares, degreesOfFreedom });
  const inverse = invertMatrix(normalMatrix(rows));
  const quantile = noise === null ? null : studentQuantile(noise.degreesOfFreedom);
  const half = quantile === null ? null : quantile * noise!.relative;
  const spreadOf = (terms: readonly number[]) => {
    return inverse === null
      ? 0
      : Math.sqrt(
          Math.max(
            0,
            dot(
              terms,
              inverse.map((row) => dot(row, terms)),
            ),
          ),
        );
  };
  const parameter = (terms: readonly number[]): Estimate => {
    const mean = dot(terms, parameters);
    if (half === null) return { mean, low: null, high: null };
    return { mean, low: Math.max(0, mean - half * spreadOf(terms)), high: mean + half * spreadOf(terms) };
  };
  const unit = (...terms: readonly number[]) => parameters.map((_, i) => terms[i] ?? 0);
  const leverages = rows.map((row) => spreadOf(row) * spreadOf(row));
  return {
    model,
    isPinned: pinned !== undefined,
    io: parameter(unit(1)),
    cpu: parameter(unit(0, 1, 1)),
    parallel: model === "io + cpu" ? { mean: 0, low: null, high: null } : parameter(unit(0, 0, 1)),
    leaveOneOut: leaveOneOutErrors(sorted),
    noise,
    residuals: points.map((point) => residuals.get(point)!),
    contradictions: [
      ...longerWithMore(sorted),
      ...farFromLaw(
        sorted.map((point, i) => ({ point, residual: residuals.get(point)!, leverage: leverages[i]! })),
        { sumOfSquares, degreesOfFreedom },
      ),
    ],
    predict(vcpus) {
      const terms = modelTerms(model, vcpus);
      const mean = dot(terms, parameters);
      if (half === null) return { mean, low: null, high: null };
      const spread = spreadOf(terms);
      const reach = half * Math.sqrt(spread * spread + mean * mean);
      return { mean, low: Math.max(0, mean - reach), high: mean + reach };
    },
    steps: half === null || inverse === null ? [] : parameterSteps(parameters, { inverse, half }),
    ownHalfWidth: half,
  };
}

/** Why the points cannot carry a model, with the remedy; null where they can. */
export function modelProblem(points: readonly DurationPoint[], model: DurationModel): string | null {
  if (relativeFit(model, points) === null) {
    return `needs ${model === "io + cpu" ? "two" : "three"} sizes that it can tell apart; measure at more sizes`;
  }
  if (model === "io + cpu") return null;
  if (!points.some(({ vcpus }) => vcpus > 1)) {
    return "needs a size with more than one vCPU to tell serial from parallel work; measure at one, or take io+cpu";
  }
  // Otherwise io and serial work take the same at every size that was measured, and nothing divides them.
  if (points.some(({ vcpus }) => vcpus < 1)) return null;
  return "needs a size with less than one vCPU to tell serial work from io; measure at one";
}

function chooseModel(points: readonly DurationPoint[]): DurationModel {
  const [simple, parallel] = durationModels;
  const isSupported = points.length >= fewestPoints && points.filter(({ vcpus }) => vcpus > 1).length >= fewestAboveOne;
  if (!isSupported) return simple;
  const [simpleError, parallelError] = durationModels.map((model) => modelError(points, model));
  return parallelError !== null && simpleError !== null && parallelError! < simpleError! ? parallel : simple;
}

function modelError(points: readonly DurationPoint[], model: DurationModel): number | null {
  return leaveOneOutError(points, (some) => {
    const parameters = modelProblem(some, model) === null ? relativeFit(model, some) : null;
    return parameters === null ? null : lawOf(model, parameters);
  });
}

function leaveOneOutErrors(points: readonly DurationPoint[]): DurationFit["leaveOneOut"] {
  return [
    ...durationModels.map((model) => ({ model, error: modelError(points, model) })),
    { model: "exponential", error: leaveOneOutError(points, exponentialLaw) },
  ];
}
