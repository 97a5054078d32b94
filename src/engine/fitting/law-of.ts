import { type DistributionSettings, type SampleSets, sampleSetKey, sampleSources } from "../distributions/index.ts";
import type { Law } from "./law.ts";
import { constantLaw } from "./laws/constant-law.ts";
import { exponentialLaw } from "./laws/exponential-law.ts";
import { gammaLaw } from "./laws/gamma-law.ts";
import { lognormalLaw } from "./laws/lognormal-law.ts";
import { mixtureLaw } from "./laws/mixture-law.ts";
import { normalLaw } from "./laws/normal-law.ts";
import { paretoLaw } from "./laws/pareto-law.ts";
import { quantileTableLaw } from "./laws/quantile-table-law.ts";
import { recordedValuesLaw } from "./laws/recorded-values-law.ts";
import { shiftedLognormalLaw } from "./laws/shifted-lognormal-law.ts";
import { uniformLaw } from "./laws/uniform-law.ts";
import { weibullLaw } from "./laws/weibull-law.ts";

/**
 * The distribution functions of a law that a scenario writes: those of the very values that `createDistribution` draws.
 *
 * @throws Error where recorded values of a file are asked for that are not among `samples`
 */
export function lawOf(settings: DistributionSettings, samples: SampleSets = new Map()): Law {
  switch (settings.kind) {
    case "constant":
      return constantLaw(settings);
    case "exponential":
      return exponentialLaw(settings);
    case "lognormal":
      return lognormalLaw(settings);
    case "gamma":
      return gammaLaw(settings);
    case "weibull":
      return weibullLaw(settings);
    case "pareto":
      return paretoLaw(settings);
    case "uniform":
      return uniformLaw(settings);
    case "normal":
      return normalLaw(settings);
    case "shifted-lognormal":
      return shiftedLognormalLaw(settings);
    case "mixture":
      return mixtureLaw(settings.of.map((part) => ({ weight: part.weight, law: lawOf(part, samples) })));
    case "empirical": {
      if (settings.quantiles !== undefined) return quantileTableLaw(settings.quantiles);
      return recordedLaw(settings, samples);
    }
  }
}

function recordedLaw(settings: DistributionSettings, samples: SampleSets): Law {
  const [source] = sampleSources(settings);
  const key = source === undefined ? "" : sampleSetKey(source);
  const set = samples.get(key);
  if (set === undefined) throw new Error(`the samples of ${key} have not been read`);
  return recordedValuesLaw(set);
}
