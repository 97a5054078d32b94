import type { DistributionSettings } from "../../distributions/index.ts";
import { lawOf } from "../law-of.ts";
import { maximiseLikelihood } from "../maximise-likelihood.ts";
import { cellLogLikelihood, type SampleCells } from "../sample-cells.ts";
import { valueIntervals } from "../value-intervals.ts";
import type { FittedLaw } from "./law-family.ts";

/** A family whose likelihood is a smooth hill over parameters without ends. */
export interface SmoothFamily {
  readonly start: readonly number[];
  settings(at: readonly number[]): DistributionSettings;
  /** Numbers of the settings to be given an interval; the mean is added. */
  values(at: readonly number[]): Readonly<Record<string, number>>;
}

const firstStep = 0.15;

export function fitSmoothLaw(cells: SampleCells, family: SmoothFamily): FittedLaw | null {
  const logLikelihood = (at: readonly number[]) => cellLogLikelihood(cells, lawOf(family.settings(at)));
  const peak = maximiseLikelihood(logLikelihood, family.start, { step: firstStep });
  if (!Number.isFinite(peak.logLikelihood)) return null;
  const values = (at: readonly number[]) => ({ ...family.values(at), mean: lawOf(family.settings(at)).mean });
  return {
    settings: family.settings(peak.at),
    parameters: peak.at.length,
    logLikelihood: peak.logLikelihood,
    intervals: () => valueIntervals(peak, values),
  };
}

/** exp(x) held within what a setting accepts. */
export function boundedExponential(x: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.exp(x)));
}
