import { durationField } from "../../units/duration.ts";
import { kindField } from "../../units/kind-field.ts";
import type { Distribution } from "../distribution.ts";
import { type ConstantSettings, constant } from "./constant.ts";
import type { DistributionKind } from "./distribution-kind.ts";
import { type EmpiricalSettings, empirical } from "./empirical.ts";
import { type ExponentialSettings, exponential } from "./exponential.ts";
import { type GammaSettings, gamma } from "./gamma.ts";
import { type LognormalSettings, lognormal } from "./lognormal.ts";
import { type MixtureSettings, mixtureOf } from "./mixture.ts";
import { type NormalSettings, normal } from "./normal.ts";
import { type ParetoSettings, pareto } from "./pareto.ts";
import { type SampleSets, sampleSetKey } from "./sample-set.ts";
import { type ShiftedLognormalSettings, shiftedLognormal } from "./shifted-lognormal.ts";
import { type UniformSettings, uniform } from "./uniform.ts";
import { type WeibullSettings, weibull } from "./weibull.ts";

/** Any kind of distribution as plain data; durations in microseconds. */
export type DistributionSettings =
  | ConstantSettings
  | ExponentialSettings
  | LognormalSettings
  | GammaSettings
  | WeibullSettings
  | ParetoSettings
  | UniformSettings
  | NormalSettings
  | MixtureSettings
  | EmpiricalSettings
  | ShiftedLognormalSettings;

const simpleKinds: Readonly<Record<string, DistributionKind>> = {
  constant,
  exponential,
  lognormal,
  gamma,
  weibull,
  pareto,
  uniform,
  normal,
  empirical,
};

/** The kinds a scenario may write, in the order the documentation lists them. */
export const distributionKinds: Readonly<Record<string, DistributionKind>> = {
  ...simpleKinds,
  mixture: mixtureOf(simpleKinds),
};

const everyKind: Readonly<Record<string, DistributionKind>> = {
  ...distributionKinds,
  "shifted-lognormal": shiftedLognormal,
};

const kindOf = (settings: DistributionSettings) => everyKind[settings.kind] as DistributionKind<DistributionSettings>;

/** Scenario field: a distribution of durations, in microseconds. A bare duration is a constant. */
export const distributionField = kindField<DistributionSettings>({
  noun: "a distribution",
  kinds: distributionKinds,
  text: durationField.transform((value): ConstantSettings => ({ kind: "constant", value })),
  example: "{kind: exponential, mean: 250ms}",
});

/** The law itself. `samples` must hold what `sampleSources` lists. */
export function createDistribution(settings: DistributionSettings, samples: SampleSets = new Map()): Distribution {
  const own = samplesOf(settings, samples);
  return kindOf(settings).create(settings, { samples: own, create: (part) => createDistribution(part, samples) });
}

/** A law looks up its values by file and column; it is handed those that were read in its unit and with its header. */
function samplesOf(settings: DistributionSettings, samples: SampleSets): SampleSets {
  const source = settings.kind === "empirical" ? sampleSources(settings)[0] : undefined;
  if (source === undefined) return samples;
  const set = samples.get(sampleSetKey(source));
  return set === undefined ? new Map() : new Map([[sampleSetKey({ file: source.file, column: source.column }), set]]);
}

/** Sentences the report should carry about a law that is allowed but has a trap. */
export function distributionWarnings(settings: DistributionSettings): readonly string[] {
  if (settings.kind === "mixture") return settings.of.flatMap(distributionWarnings);
  return kindOf(settings).warnings?.(settings) ?? [];
}

/** The columns of recorded values that must be read before the distribution can be created. */
export function sampleSources(settings: DistributionSettings): readonly SampleSource[] {
  if (settings.kind === "mixture") return settings.of.flatMap(sampleSources);
  if (settings.kind !== "empirical" || settings.file === undefined) return [];
  const { file, column = 0, unit = "s", header = true } = settings;
  return [{ file, column, unit, header }];
}

/** A column of recorded durations in a CSV file. */
export interface SampleSource {
  readonly file: string;
  readonly column: string | number;
  readonly unit: "s" | "ms" | "us";
  readonly header: boolean;
}

export type { DistributionKind } from "./distribution-kind.ts";
export type { SampleSet, SampleSets } from "./sample-set.ts";
export { createSampleSet, sampleSetKey } from "./sample-set.ts";
