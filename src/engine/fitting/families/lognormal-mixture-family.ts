import type { MixtureSettings } from "../../distributions/mixture.ts";
import { lawOf } from "../law-of.ts";
import { maximiseLikelihood } from "../maximise-likelihood.ts";
import { cellLogLikelihood, type SampleCells } from "../sample-cells.ts";
import { valueIntervals } from "../value-intervals.ts";
import type { LawFamily } from "./law-family.ts";
import { logMoments } from "./log-moments.ts";
import { separateNormals, type TwoNormals } from "./separate-normals.ts";

/** A part must hold ten values and be at least a twentieth as wide as the whole, else it would fit chance ties. */
const leastMembers = 10;
const leastSpread = 0.05;

/** Two lognormal parts, such as answers from a cache and all others: EM finds them, the exact likelihood settles them. */
export const lognormalMixtureFamily: LawFamily = ({ cells }) => {
  if (cells.size < 5 * leastMembers || cells.low.length < 6) return null;
  const bounds = { weight: leastMembers / cells.size, spread: leastSpread * logMoments(cells).sd };
  const found = separateNormals(cells, bounds.spread);
  const parts = (at: readonly number[]) => partsOf(at, bounds);
  const settings = (at: readonly number[]) => mixtureOf(parts(at));
  const logLikelihood = (at: readonly number[]) => cellLogLikelihood(cells, lawOf(settings(at)));
  const step = standardSteps(found, cells);
  const peak = maximiseLikelihood(logLikelihood, placeOf(found), { step, evaluations: 150, tolerance: 1e-4 });
  return {
    settings: settings(peak.at),
    parameters: 5,
    logLikelihood: peak.logLikelihood,
    intervals: () => valueIntervals(peak, (at) => valuesOf(settings(at))),
  };
};

interface Bounds {
  readonly weight: number;
  readonly spread: number;
}

/** Parameters without ends: log odds of the first part, then the logarithms of its median and spread, and the other's. */
function placeOf({ weight, means, sds }: TwoNormals): readonly number[] {
  return [Math.log(weight / (1 - weight)), means[0], Math.log(sds[0]), means[1], Math.log(sds[1])];
}

function partsOf([logOdds, mean0, logSd0, mean1, logSd1]: readonly number[], bounds: Bounds): TwoNormals {
  const share = 1 / (1 + Math.exp(-(logOdds as number)));
  const spread = (logSd: number) => Math.min(5, Math.max(bounds.spread, Math.exp(logSd)));
  return {
    weight: Math.min(1 - bounds.weight, Math.max(bounds.weight, share)),
    means: [mean0 as number, mean1 as number],
    sds: [spread(logSd0 as number), spread(logSd1 as number)],
  };
}

/** About one standard error in each direction, were the parts well apart. */
function standardSteps({ weight, sds }: TwoNormals, { size }: SampleCells): readonly number[] {
  const members = [size * weight, size * (1 - weight)] as const;
  const error = (part: 0 | 1) => sds[part] / Math.sqrt(members[part]);
  const odds = 1 / Math.sqrt(size * weight * (1 - weight));
  return [odds, error(0), 1 / Math.sqrt(2 * members[0]), error(1), 1 / Math.sqrt(2 * members[1])];
}

/** The faster part first. */
function mixtureOf({ weight, means, sds }: TwoNormals): MixtureSettings {
  const part = (share: number, which: 0 | 1) =>
    ({ weight: share, kind: "lognormal", median: Math.exp(means[which]), sigma: sds[which] }) as const;
  const of = [part(weight, 0), part(1 - weight, 1)];
  return { kind: "mixture", of: means[0] <= means[1] ? of : of.reverse() };
}

function valuesOf(settings: MixtureSettings): Record<string, number> {
  const values: Record<string, number> = {};
  settings.of.forEach((part, i) => {
    for (const [key, value] of Object.entries(part)) if (typeof value === "number") values[`of.${i}.${key}`] = value;
  });
  return { ...values, mean: lawOf(settings).mean };
}
