import { microsecondsPer } from "../../units/duration.ts";
import { kindField } from "../../units/kind-field.ts";
import type { ArrivalProcess, ArrivalRun, ArrivalSource, Traces, Window } from "../arrival-process.ts";
import { timeOfWeek } from "../calendar-start.ts";
import { traceFormats } from "../formats/index.ts";
import { type BurstyArrivals, bursty } from "./bursty.ts";
import { type ConstantArrivals, constant } from "./constant.ts";
import { type DiurnalArrivals, diurnal } from "./diurnal.ts";
import { type PoissonArrivals, poisson } from "./poisson.ts";
import { type RampingArrivals, ramping } from "./ramping.ts";
import { type RenewalArrivals, renewal } from "./renewal.ts";
import { type ScheduleArrivals, schedule } from "./schedule.ts";
import { type SpikeArrivals, spike } from "./spike.ts";
import { type SumArrivals, sumOf, windowProblem } from "./sum.ts";
import { type TraceArrivals, trace, traceKey } from "./trace.ts";

/** Any arrival process as plain data; rates per second, durations in microseconds. */
export type ArrivalSettings =
  | ConstantArrivals
  | PoissonArrivals
  | RenewalArrivals
  | RampingArrivals
  | DiurnalArrivals
  | BurstyArrivals
  | SpikeArrivals
  | ScheduleArrivals
  | TraceArrivals
  | SumArrivals;

const simpleKinds: Readonly<Record<string, ArrivalProcess>> = {
  constant,
  poisson,
  renewal,
  ramping,
  diurnal,
  bursty,
  spike,
  schedule,
  trace,
};

/** The kinds a scenario may write, in the order the documentation lists them. */
export const arrivalKinds: Readonly<Record<string, ArrivalProcess>> = { ...simpleKinds, sum: sumOf(simpleKinds) };

const kindOf = (settings: ArrivalSettings) => arrivalKinds[settings.kind] as ArrivalProcess<ArrivalSettings>;

const noTraces: Traces = new Map();

/** Scenario field: `workload.arrivals`. */
export const arrivalSchema = kindField<ArrivalSettings>({
  noun: "an arrival process",
  kinds: arrivalKinds,
  example: "{kind: poisson, rate: 40/s}",
});

/** Long-run mean, requests per second. Throws if a trace it needs is not among `traces`. */
export function meanRate(settings: ArrivalSettings, traces: Traces = noTraces): number {
  return kindOf(settings).meanRate(settings, traces);
}

/** Microseconds in which the shape shows itself whole; null where the process is stationary or a trace is not read yet. */
export function period(settings: ArrivalSettings, traces: Traces = noTraces): number | null {
  return kindOf(settings).period(settings, traces);
}

/** True where the law of the arrivals is the same at every moment of a run. */
export function isStationary(settings: ArrivalSettings): boolean {
  if (settings.kind === "sum") return settings.of.every(isStationary);
  return stationaryKinds.includes(settings.kind);
}

const stationaryKinds: readonly ArrivalSettings["kind"][] = ["constant", "poisson", "renewal", "bursty"];

/** The same shape at `factor` times the rate. */
export function scaled(settings: ArrivalSettings, factor: number): ArrivalSettings {
  return kindOf(settings).scaled(settings, factor);
}

/** Begins the arrivals of one run. Throws if a trace it needs is not among the run's. */
export function startArrivals(settings: ArrivalSettings, run: ArrivalRun): ArrivalSource {
  return kindOf(settings).start(settings, run);
}

/** What is wrong with a window for this traffic, as half a sentence that follows "duration"; null if nothing. */
export function durationProblem(settings: ArrivalSettings, window: Window, traces: Traces = noTraces): string | null {
  return windowProblem(kindOf(settings), settings, { window, traces });
}

/**
 * The window of a scenario that does not say, microseconds: 24 h where that holds whole periods, else the fewest whole
 * periods of at least 24 h; the stages of a ramp; a trace's length less the warm-up, null until the trace is read.
 */
export function defaultDuration(settings: ArrivalSettings, warmUp: number, traces: Traces = noTraces): number | null {
  const recorded = traceSources(settings);
  if (recorded.length > 0) {
    const lengths = recorded.map((source) => traces.get(traceKey(source))?.length ?? null);
    return lengths.includes(null) ? null : Math.min(...(lengths as number[])) - warmUp;
  }
  const whole = period(settings);
  if (whole === null) return microsecondsPer.d;
  if (settings.kind === "ramping") return whole;
  return Math.ceil(microsecondsPer.d / whole) * whole;
}

/** Several processes as one; the parts of sums among them are parts of it. */
export function sumOfAll(all: readonly ArrivalSettings[]): SumArrivals {
  return { kind: "sum", of: all.flatMap((settings) => (settings.kind === "sum" ? settings.of : [settings])) };
}

/** What is wrong with several processes at once that each alone are fine; none where nothing is. */
export function sumProblems(sum: SumArrivals): readonly string[] {
  return (kindOf(sum).problems?.(sum) ?? []).map(({ message }) => message);
}

/** The files of recorded traffic to be read before a run. */
export function traceSources(settings: ArrivalSettings): readonly TraceArrivals[] {
  if (settings.kind === "sum") return settings.of.flatMap(traceSources);
  return settings.kind === "trace" ? [settings] : [];
}

/** Whether requests come with recorded durations, as `work: {from: trace}` needs. */
export function hasRecordedDurations(settings: ArrivalSettings): boolean {
  if (settings.kind === "sum") return settings.of.every(hasRecordedDurations);
  if (settings.kind !== "trace") return false;
  const { durations, takesColumns } = traceFormats[settings.format];
  if (!takesColumns || Object.keys(settings.columns).length === 0) return durations;
  return settings.columns.duration !== undefined;
}

/**
 * The time of the week (since Monday 00:00 UTC) at which a run starts, microseconds: where recorded traffic on a
 * calendar's clock began; else so that the window, after the warm-up, starts on Monday 00:00.
 */
export function weekTimeOf(settings: ArrivalSettings, warmUp: number, traces: Traces): number {
  const starts = traceSources(settings).map((source) => traces.get(traceKey(source))?.start ?? null);
  const start = starts.find((instant) => instant !== null);
  return start === undefined || start === null ? -warmUp : timeOfWeek(start);
}

/** The same traffic with every spike that says how often it occurs replaced by its base rate. */
export function withoutSpikes(settings: ArrivalSettings): ArrivalSettings {
  if (settings.kind === "sum") {
    return { ...settings, of: settings.of.map((part) => withoutSpikes(part) as SumArrivals["of"][number]) };
  }
  if (settings.kind !== "spike" || settings.occurs === undefined) return settings;
  return { kind: "poisson", rate: settings.rate };
}

/** How often a month the window's spikes occur; null where the window simply repeats. */
export function spikeOccurrences(settings: ArrivalSettings): number | null {
  if (settings.kind === "sum") {
    return settings.of.map(spikeOccurrences).find((occurrences) => occurrences !== null) ?? null;
  }
  return settings.kind === "spike" ? (settings.occurs ?? null) : null;
}
