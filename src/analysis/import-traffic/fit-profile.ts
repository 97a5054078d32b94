import { type DistributionFit, fitDistribution } from "../../engine/fitting/fit-distribution.ts";
import { quantilesOf } from "../../engine/fitting/quantiles-of.ts";
import { splitCpuAndIo } from "../../engine/fitting/split-cpu-and-io.ts";
import type { Reservoir } from "../../engine/reservoir.ts";
import { bytesPerMegabyte } from "../../units/size.ts";
import { type ArrivalsFit, fitArrivals } from "../../workloads/fitting/fit-arrivals.ts";
import type { RecordedQuantiles } from "../../workloads/formats/record-sink.ts";
import { arrivalSteps } from "./arrival-steps.ts";
import type { FittedSample, ImportedArrivals, ImportedWork, ImportedWorkload } from "./imported-traffic.ts";
import { mergedQuantiles } from "./merged-quantiles.ts";
import type { TrafficProfile } from "./traffic-profile.ts";

export const arrivalChoices = ["auto", "trace", "poisson", "diurnal", "bursty"] as const;
export type ArrivalChoice = (typeof arrivalChoices)[number];

export interface FitOptions {
  /** False: arrivals and durations are replayed as they were recorded. */
  readonly fit: boolean;
  readonly arrivals: ArrivalChoice;
  /** Whether the recording can be read again by a scenario: standard input cannot. */
  readonly isReplayable: boolean;
  readonly isCalendar: boolean;
  /** Of counts, microseconds; 0 for single requests. */
  readonly interval: number;
  /** The whole recording, in which its functions were watched; null without times. */
  readonly span: { readonly first: number; readonly last: number } | null;
  /** Tables that stand in for the durations, memory and concurrency of these requests. */
  readonly quantiles: readonly RecordedQuantiles[];
}

/** The workload that a recording amounts to: laws for arrivals, work and cold start, each with its evidence. */
export function fitProfile(profile: TrafficProfile, options: FitOptions): ImportedWorkload {
  const tables = (of: RecordedQuantiles["of"]) => options.quantiles.filter((table) => table.of === of);
  const largest = (of: RecordedQuantiles["of"]) =>
    tables(of).reduce((most, { quantiles }) => Math.max(most, quantiles.at(-1)?.value ?? 0), 0);
  const memoryUsed = Math.max(profile.memoryUsed, largest("memory"));
  return {
    name: profile.name,
    requests: profile.requests,
    timeless: profile.timeless,
    failed: profile.failed,
    span: options.span,
    arrivals: arrivalsOf(profile, options),
    work: workOf(profile, options, tables("duration")),
    coldStart: options.fit ? fittedSample(profile.inits) : null,
    memorySize: mostUsedSize(profile),
    memoryUsed: memoryUsed > 0 ? memoryUsed : null,
    requestSize: profile.requestSize.mean,
    responseSize: profile.responseSize.mean,
    meanDuration: meanDurationOf(profile),
    concurrency: largest("concurrency") || null,
  };
}

function arrivalsOf(profile: TrafficProfile, options: FitOptions): ImportedArrivals {
  const { series } = profile;
  const { interval, isCalendar, span } = options;
  if (span === null) return { settings: null, fit: null, reason: "The recording tells no times.", steps: null };
  const steps = arrivalSteps(series, { ...span, interval });
  if (!options.fit) return { settings: null, fit: null, reason: "The recording is replayed as it is.", steps };
  const fit = fitArrivals(series, {
    span,
    calendar: isCalendar,
    ...(interval > 0 ? { interval } : {}),
  });
  return { fit, steps, ...chosenArrivals(fit, options) };
}

function chosenArrivals(
  fit: ArrivalsFit,
  { arrivals, isReplayable }: FitOptions,
): Pick<ImportedArrivals, "settings" | "reason"> {
  if (arrivals === "trace") return { settings: null, reason: "The recording is replayed, as asked." };
  if (arrivals !== "auto") {
    const asked = fit.fits.find(({ settings }) => settings.kind === arrivals);
    if (asked !== undefined) return { settings: asked.settings, reason: `${arrivals}, as asked. ${fit.reason}` };
    return {
      settings: null,
      reason: `${arrivals} was asked for and cannot be fitted to this recording. ${fit.reason}`,
    };
  }
  if (fit.chosen !== null) return { settings: fit.chosen.settings, reason: fit.reason };
  const best = fit.fits[0];
  if (isReplayable || best === undefined) return { settings: null, reason: fit.reason };
  return {
    settings: best.settings,
    reason: `${fit.reason} The recording cannot be replayed by one name, so the best fit stands here although it is rejected.`,
  };
}

function workOf(
  profile: TrafficProfile,
  { fit, isReplayable, span }: FitOptions,
  tables: readonly RecordedQuantiles[],
): ImportedWork {
  const { durations, meanDurations } = profile;
  if (durations.size > 0) {
    if (!fit && isReplayable && span !== null) return { kind: "trace" };
    const { split } = splitCpuAndIo(memoryGroups(profile));
    if (split !== null) return { kind: "split", split, recorded: durations.seen };
    return { kind: "fitted", sample: fittedSample(durations) as FittedSample };
  }
  const quantiles = mergedQuantiles(tables);
  if (quantiles !== null) return { kind: "quantiles", quantiles, tables: tables.length };
  if (meanDurations.requests === 0) return { kind: "unknown" };
  const mean = meanDurations.sum / meanDurations.requests;
  return lognormalOf(mean, tables) ?? { kind: "mean", mean };
}

/** A percentile whose ratio to the mean a lognormal law cannot have is left alone. */
const mostAboveMean = { p90: 2.27, p95: 3.86, p99: 14.9 } as const;

/** The law with a recorded mean and the highest percentile that all tables tell alone; null where they tell none. */
function lognormalOf(mean: number, tables: readonly RecordedQuantiles[]): ImportedWork | null {
  for (const [percentile, share] of [
    ["p99", 0.99],
    ["p95", 0.95],
    ["p90", 0.9],
  ] as const) {
    const told = tables.flatMap(({ quantiles, weight }) => {
      const point = quantiles.find((one) => one.share === share);
      return point === undefined ? [] : [{ value: point.value, weight }];
    });
    const weight = told.reduce((sum, one) => sum + one.weight, 0);
    if (weight === 0) continue;
    const value = told.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
    if (value >= mean && value <= mostAboveMean[percentile] * mean) {
      return { kind: "lognormal", mean, percentile, value };
    }
  }
  return null;
}

function meanDurationOf({ durations, meanDurations }: TrafficProfile): number | null {
  if (durations.seen > 0) return durations.sum / durations.seen;
  return meanDurations.requests > 0 ? meanDurations.sum / meanDurations.requests : null;
}

function memoryGroups({ sizes }: TrafficProfile) {
  return [...sizes.values()].map(({ memorySize, count, mean, squares }) => ({
    memory: memorySize / bytesPerMegabyte,
    count,
    mean,
    variance: count > 1 ? squares / (count - 1) : 0,
  }));
}

function mostUsedSize({ sizes }: TrafficProfile): number | null {
  const groups = [...sizes.values()].sort((one, other) => other.count - one.count || other.memorySize - one.memorySize);
  return groups[0]?.memorySize ?? null;
}

/** Shares at which a picture compares a sample with its law. */
const pictureShares = 200;

/** The law of a sample; null where there is none. */
function fittedSample(sample: Reservoir): FittedSample | null {
  const sorted = sample.sorted();
  const fit: DistributionFit | null = fitDistribution(sorted);
  if (fit === null) return null;
  const count = Math.min(pictureShares, sorted.length);
  const places = Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * sorted.length) / count));
  const shares = [...new Set([...places, sorted.length - 1])].map((place) => ({
    share: (place + 0.5) / sorted.length,
    recorded: sorted[place]!,
  }));
  const fitted = quantilesOf(
    fit.chosen.settings,
    shares.map(({ share }) => share),
  );
  const quantiles = shares.map((point, i) => ({ ...point, fitted: fitted[i]! }));
  return { fit, recorded: sample.seen, quantiles };
}
