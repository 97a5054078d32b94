import { correctedAkaike } from "../../engine/fitting/akaike.ts";
import type { FittedArrivals, Recording } from "./arrival-fit.ts";
import { jointWidth, widerThan } from "./bin-width.ts";
import { binCounts, mostBins, type Span } from "./binned-counts.ts";
import type { CountSeries } from "./count-series.ts";
import { type DispersionAtScale, dispersionOf } from "./dispersion.ts";
import { findSwitching } from "./find-switching.ts";
import { fitBursty } from "./fit-bursty.ts";
import { fitDailyProfile, fitWeeklyProfile } from "./fit-diurnal.ts";
import { fitPoisson } from "./fit-poisson.ts";
import { clearRejection, fitReason } from "./fit-reason.ts";

export interface FitArrivalsOptions {
  /** The recording's first and last microsecond, both part of it. */
  readonly span: Span;
  /** Whether times are microseconds since 1970 in UTC; else hours and weekdays mean nothing. */
  readonly calendar: boolean;
  /** Where only counts per interval are known: its width, microseconds. Counts stand at their interval's start. */
  readonly interval?: number;
}

/** One process that was tried. */
export interface ArrivalFit extends FittedArrivals {
  readonly aicc: number;
  /** 0 for the lowest. */
  readonly deltaAicc: number;
  /** The scale at which what is left over speaks most clearly against the process; null where none does. */
  readonly rejectedAt: DispersionAtScale | null;
}

/** Recorded arrivals as a process that a scenario can write. */
export interface ArrivalsFit {
  /** null: none fits, so the recording itself should be replayed. */
  readonly chosen: ArrivalFit | null;
  /** The best first: the lowest AICc, or a simpler process within two of it. */
  readonly fits: readonly ArrivalFit[];
  /** Of the plain counts, against Poisson. */
  readonly dispersion: readonly DispersionAtScale[];
  /** One sentence: why this one, or why none. */
  readonly reason: string;
  /** Width of the bins in which all processes were compared, microseconds; 0 where there was too little to compare. */
  readonly width: number;
}

/** Bins in which a steady process is judged; more would cost time and tell nothing. */
const plentyOfBins = 16_384;
/** Fewer bins leave nothing to choose by. */
const leastBins = 4;

/**
 * The process that arrivals follow: Poisson, a profile of the day or the week, or bursts. All are fitted to the same counts
 * by maximum likelihood and compared by AICc, and even the best must leave nothing over but chance.
 */
export function fitArrivals(series: CountSeries, options: FitArrivalsOptions): ArrivalsFit {
  const recording = recordingOf(series, options);
  const { span, interval } = recording;
  const dispersion = dispersionOf(series, { span, interval });
  const leastWidth = widthFor(span, { from: jointWidth(series.width, interval), most: mostBins });
  if (!(span.last > span.first) || series.total < 2 || binsOf(span, leastWidth) < leastBins) {
    return { chosen: null, fits: [], dispersion, reason: tooLittle(series.total), width: 0 };
  }
  const switching = findSwitching(recording, leastWidth);
  const width = switching?.width ?? widthFor(span, { from: leastWidth, most: plentyOfBins });
  const counts = binCounts(series, span, width);
  const found = [fitPoisson, fitDailyProfile, fitWeeklyProfile].map((fit) => fit(recording, counts));
  const all = [...found, switching === null ? null : fitBursty(recording, switching)].filter((fit) => fit !== null);
  const fits = ranked(all, counts.counts.length);
  const best = fits[0] as ArrivalFit;
  return { chosen: best.rejectedAt === null ? best : null, fits, dispersion, reason: fitReason(fits), width };
}

/** Counts stand at the start of their interval, wherever that is: the span moves to where intervals count from zero. */
function recordingOf(series: CountSeries, { span, calendar, interval = 1 }: FitArrivalsOptions): Recording {
  const shift = span.first - Math.floor(span.first / interval) * interval;
  return { series, span: { first: span.first - shift, last: span.last - shift }, calendar, interval };
}

function binsOf({ first, last }: Span, width: number): number {
  return Math.floor(last / width) - Math.floor(first / width) + 1;
}

/** The finest width, from that one on, at which the span has no more bins than wanted. */
function widthFor(span: Span, { from, most }: { readonly from: number; readonly most: number }): number {
  let width = from;
  while (binsOf(span, width) > most) width = widerThan(width);
  return width;
}

function ranked(fitted: readonly FittedArrivals[], bins: number): readonly ArrivalFit[] {
  const scored = fitted.map((fit) => ({ fit, aicc: correctedAkaike(fit.logLikelihood, fit.parameters, bins) }));
  const judged = scored.filter(({ aicc }) => Number.isFinite(aicc)).sort((a, b) => a.aicc - b.aicc);
  const least = judged[0]?.aicc ?? 0;
  // Within two units of AICc the evidence for more parameters is nothing to speak of (Burnham and Anderson, 2002).
  const contenders = judged.filter(({ aicc }) => aicc - least < 2).sort((a, b) => a.fit.parameters - b.fit.parameters);
  const ordered = [...contenders.slice(0, 1), ...judged.filter((one) => one !== contenders[0])];
  return ordered.map(({ fit, aicc }) => {
    return { ...fit, aicc, deltaAicc: aicc - least, rejectedAt: clearRejection(fit.adequacy) };
  });
}

function tooLittle(total: number): string {
  return total < 2
    ? `There are too few arrivals to fit a process to: ${total}.`
    : "The recording is too short to fit a process to: fewer than four intervals of time can be told apart.";
}
