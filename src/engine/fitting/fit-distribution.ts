import type { DistributionSettings } from "../distributions/index.ts";
import { correctedAkaike } from "./akaike.ts";
import { exponentialFamily } from "./families/exponential-family.ts";
import { gammaFamily } from "./families/gamma-family.ts";
import type { FittedLaw, LawFamily } from "./families/law-family.ts";
import { lognormalFamily } from "./families/lognormal-family.ts";
import { lognormalMixtureFamily } from "./families/lognormal-mixture-family.ts";
import { normalFamily } from "./families/normal-family.ts";
import { paretoFamily } from "./families/pareto-family.ts";
import { quantileTableFamily } from "./families/quantile-table-family.ts";
import { uniformFamily } from "./families/uniform-family.ts";
import { weibullFamily } from "./families/weibull-family.ts";
import type { FittedValues } from "./fitted-value.ts";
import { type KolmogorovDistance, kolmogorovDistance } from "./kolmogorov-distance.ts";
import { recordedResolution } from "./recorded-resolution.ts";
import { type SampleCells, sampleCells } from "./sample-cells.ts";

/** One law that was tried. */
export interface DistributionCandidate {
  readonly settings: DistributionSettings;
  /** How many numbers were free. */
  readonly parameters: number;
  readonly logLikelihood: number;
  readonly aicc: number;
  /** 0 for the best. */
  readonly deltaAicc: number;
}

/** A sample of durations as a law that a scenario can write. */
export interface DistributionFit {
  readonly chosen: DistributionCandidate;
  /** The best first; `chosen` is the first of them. */
  readonly candidates: readonly DistributionCandidate[];
  /** Of the chosen law's settings, and of its mean. */
  readonly intervals: FittedValues;
  readonly kolmogorov: KolmogorovDistance;
  readonly size: number;
  /** Of the sample, microseconds. */
  readonly mean: number;
  /** What the values were taken to be rounded to, microseconds. */
  readonly resolution: number;
}

export interface FitDistributionOptions {
  /** What the values were rounded to (to nearest), microseconds; found from the values where not given. */
  readonly resolution?: number;
}

/** By word, in the order in which equally good ones are preferred. */
export const lawFamilies: Readonly<Record<string, LawFamily>> = {
  exponential: exponentialFamily,
  lognormal: lognormalFamily,
  gamma: gammaFamily,
  weibull: weibullFamily,
  normal: normalFamily,
  uniform: uniformFamily,
  pareto: paretoFamily,
  mixture: lognormalMixtureFamily,
  empirical: quantileTableFamily,
};

/**
 * The law that durations follow, chosen by AICc among those a scenario can write. All are scored on the same cells: the
 * probability of finding each value between half a resolution below and above it, so that rounding, ties and zeros count
 * as what they are and a density in steps compares with a smooth one. Null for no values at all.
 *
 * @param sorted rising durations, none negative, microseconds
 */
export function fitDistribution(
  sorted: Float64Array,
  { resolution = recordedResolution(sorted) }: FitDistributionOptions = {},
): DistributionFit | null {
  if (sorted.length === 0) return null;
  const cells = sampleCells(sorted, resolution);
  const laws = cells.smallest === cells.largest ? [constantLaw(cells)] : fittedLaws(sorted, cells);
  const scored = laws.map((law) => ({ law, aicc: correctedAkaike(law.logLikelihood, law.parameters, cells.size) }));
  const judged = scored.filter(({ aicc }) => Number.isFinite(aicc));
  const ranked = judged.length > 0 ? judged.sort((a, b) => a.aicc - b.aicc) : [unjudged(laws[0] as FittedLaw)];
  const best = ranked[0] as (typeof ranked)[number];
  const candidates = ranked.map(({ law: { settings, parameters, logLikelihood }, aicc }) => {
    return { settings, parameters, logLikelihood, aicc, deltaAicc: aicc - best.aicc };
  });
  return {
    chosen: candidates[0] as DistributionCandidate,
    candidates,
    intervals: best.law.intervals(),
    kolmogorov: kolmogorovDistance(best.law.settings, sorted, cells),
    size: cells.size,
    mean: cells.mean,
    resolution,
  };
}

function fittedLaws(sorted: Float64Array, cells: SampleCells): readonly FittedLaw[] {
  const laws = Object.values(lawFamilies).map((family) => family({ sorted, cells }));
  return laws.filter((law) => law !== null);
}

/** Too few values for the small-sample correction (two different ones): the simplest law, by AIC alone. */
function unjudged(law: FittedLaw): { law: FittedLaw; aicc: number } {
  return { law, aicc: 2 * law.parameters - 2 * law.logLikelihood };
}

function constantLaw({ smallest, resolution }: SampleCells): FittedLaw {
  const half = resolution / 2;
  const value = { value: smallest, low: Math.max(0, smallest - half), high: smallest + half };
  return {
    settings: { kind: "constant", value: smallest },
    parameters: 1,
    logLikelihood: 0,
    intervals: () => ({ value, mean: value }),
  };
}
