import { type LikelihoodPeak, peakAt } from "../../engine/fitting/maximise-likelihood.ts";
import { type Minimum, minimise } from "../../engine/fitting/minimise.ts";
import type { Recording } from "./arrival-fit.ts";
import { widerThan } from "./bin-width.ts";
import { binCounts } from "./binned-counts.ts";
import { type CountClasses, countClasses } from "./count-classes.ts";
import { switchingLogLikelihood } from "./switching-likelihood.ts";
import { switchingRates } from "./switching-rates.ts";
import { twoRates } from "./two-rates.ts";

/** The likeliest switching process, as logarithms, and the bins in which it was found. */
export interface FoundSwitching {
  readonly width: number;
  readonly classes: CountClasses;
  /** At logarithms of burst rate, calm rate over burst rate, burst and calm. */
  readonly peak: LikelihoodPeak;
}

/** Bins of the first search, and of the second. */
const coarseBins = 4_096;
const middleBins = 16_384;
/** Fewer bins or arrivals cannot show two rates and two phases. */
const leastBins = 60;
const leastArrivals = 30;
/** Where a phase is shorter than this many bins, finer ones would tell more of it. */
const binsPerPhase = 10;
/** Length of burst and calm together, in bins, from which the searches start. */
const coarseCycles = [8, 60, 500] as const;
const middleCycles = [8] as const;

/**
 * Searches from coarse bins, which cost little and show slow phases, to fine ones, which show fast ones; the finest are
 * used only where phases are too short for the coarser. Null where there is too little to search in, and where the
 * likelihood has no peak: a process that does not switch can be described by any phases at all.
 */
export function findSwitching(recording: Recording, leastWidth: number): FoundSwitching | null {
  const { series, span } = recording;
  if (binsOf(recording, leastWidth) < leastBins || series.total < leastArrivals) return null;
  const search = (width: number) => ({ width, classes: countClasses(binCounts(series, span, width)) });
  const widths = [coarseBins, middleBins, Number.POSITIVE_INFINITY].map((most) => {
    let width = leastWidth;
    while (binsOf(recording, width) > most) width = widerThan(width);
    return width;
  });
  let level = search(widths[0]!);
  let best = climb(level.classes, starts(level.classes, coarseCycles), 250);
  if (widths[1]! < widths[0]!) {
    level = search(widths[1]!);
    best = climb(level.classes, [best.at, ...starts(level.classes, middleCycles)], 200);
  }
  if (widths[2]! < widths[1]! && shortestPhase(best) < binsPerPhase * level.width) {
    level = search(widths[2]!);
    best = climb(level.classes, [best.at], 200);
  }
  const peak = settle(best, level.classes);
  return peak.covariance === null ? null : { ...level, peak };
}

function binsOf({ span }: Recording, width: number): number {
  return Math.floor(span.last / width) - Math.floor(span.first / width) + 1;
}

function shortestPhase({ at }: Minimum): number {
  const { burst, calm } = switchingRates(at);
  return Math.min(burst, calm);
}

function starts(classes: CountClasses, cycles: readonly number[]): readonly (readonly number[])[] {
  const { low, high, highShare } = twoRates(classes);
  return cycles.map((cycle) => {
    const phase = (share: number) => classes.width * Math.max(1.5, cycle * share);
    return [high, low / high, phase(highShare), phase(1 - highShare)].map(Math.log);
  });
}

/** The best of several searches. The burst rate must stay the higher, phases within what the bins can show. */
function climb(classes: CountClasses, from: readonly (readonly number[])[], evaluations: number): Minimum {
  const longest = 10 * classes.width * classes.classOf.length;
  const cost = (at: readonly number[]) => {
    const rates = switchingRates(at);
    const { burst, calm, calmRate, burstRate } = rates;
    const isWithin = calmRate < burstRate && Math.min(burst, calm) > classes.width && burst + calm < longest;
    return isWithin ? -switchingLogLikelihood(rates, classes) : Number.POSITIVE_INFINITY;
  };
  const tops = from.map((start) =>
    minimise(cost, start, { step: [-0.1, -0.2, 0.3, 0.3], evaluations, tolerance: 1e-4 }),
  );
  return tops.reduce((best, top) => (top.value < best.value ? top : best));
}

/** A calm rate of e^-30 times the burst rate is none. */
const noCalmRate = -30;

/**
 * The peak and its curvature. Where calm phases bring nothing at all, the logarithm of their rate has no peak; it is then
 * held at none, and the others are settled without it.
 */
function settle({ at, value }: Minimum, classes: CountClasses): LikelihoodPeak {
  const logLikelihood = (place: readonly number[]) => switchingLogLikelihood(switchingRates(place), classes);
  const silent = (place: readonly number[]) => [place[0]!, noCalmRate, place[1]!, place[2]!];
  const others = [at[0]!, at[2]!, at[3]!];
  if (logLikelihood(silent(others)) < -value - 0.01) return peakAt(logLikelihood, at);
  const peak = peakAt((place) => logLikelihood(silent(place)), others);
  return { ...peak, at: silent(peak.at), covariance: peak.covariance === null ? null : widened(peak.covariance) };
}

/** Room for the calm rate, which is certain. */
function widened(covariance: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const spread = (row: readonly number[]) => [row[0]!, 0, row[1]!, row[2]!];
  const rows = covariance.map(spread);
  return [rows[0]!, [0, 0, 0, 0], rows[1]!, rows[2]!];
}
