import { normalQuantile975 } from "../../statistics/student-quantile.ts";
import type { FittedValue } from "../fitted-value.ts";
import { lawOf } from "../law-of.ts";
import { cellLogLikelihood } from "../sample-cells.ts";
import type { FitSample, LawFamily } from "./law-family.ts";

const fewKnots = [0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100] as const;
const manyKnots = [
  0, 1, 2.5, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 97.5, 99, 99.9, 100,
] as const;
/** Values from which on p99.9 has some above it. */
const manyValues = 2_000;

/** The sample's own quantiles: a density in steps, each of whose knots is a free parameter. */
export const quantileTableFamily: LawFamily = (sample) => {
  const { cells, sorted } = sample;
  const knots = cells.size >= manyValues ? manyKnots : fewKnots;
  const named = knots.map((knot) => [`p${knot}`, quantile(sorted, knot / 100)] as const);
  const settings = { kind: "empirical", quantiles: Object.fromEntries(named) } as const;
  return {
    settings,
    parameters: knots.length,
    logLikelihood: cellLogLikelihood(cells, lawOf(settings)),
    intervals() {
      const inner = knots.filter((knot) => knot > 0 && knot < 100);
      const intervals = inner.map((knot) => [`quantiles.p${knot}`, quantileInterval(sample, knot / 100)] as const);
      return { ...Object.fromEntries(intervals), mean: meanInterval(sample) };
    },
  };
};

/** Between the neighbouring ranks, as in most programs (type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
}

/** Without any law: the ranks between which the quantile lies, as the number of values below it is binomial. */
function quantileInterval({ sorted, cells }: FitSample, share: number): FittedValue {
  const { size } = cells;
  const half = normalQuantile975 * Math.sqrt(size * share * (1 - share));
  const lower = Math.floor(size * share - half);
  const upper = Math.ceil(size * share + half) + 1;
  return {
    value: quantile(sorted, share),
    low: lower < 1 ? null : sorted[lower - 1]!,
    high: upper > size ? null : sorted[upper - 1]!,
  };
}

function meanInterval({ cells: { mean, variance, size } }: FitSample): FittedValue {
  const half = normalQuantile975 * Math.sqrt(variance / size);
  return { value: mean, low: Math.max(0, mean - half), high: mean + half };
}
