import type { SampleSets } from "../engine/distributions/index.ts";
import type { LatencyHistogram } from "../engine/latency-histogram.ts";
import type { StreamFactory } from "../engine/random-stream.ts";
import type { Usage } from "../usage/meter.ts";
import type { Traces } from "../workloads/arrival-process.ts";
import type { JudgedWindows, ObjectiveWindow } from "./judged-period.ts";
import type { TotalRecorder } from "./many-functions/total-recorder.ts";
import type { RequestBlock } from "./request-block.ts";

/** One candidate in one run: takes arrivals block by block, then says what it observed. */
export interface Station {
  /** Serves every request of the block; blocks come in order of time. */
  offer(block: RequestBlock): void;
  /** Ends the run: lets what is in the system drain, and gives what was seen inside the window. */
  finish(): Observation;
}

/** What a station needs to know of its run. Times are whole microseconds since the start of the run. */
export interface StationRun {
  readonly random: StreamFactory;
  /** Recorded values that distributions draw from. */
  readonly samples: SampleSets;
  /** Recorded traffic, for what depends on its mean rate. */
  readonly traces: Traces;
  /** Only [windowStart, windowEnd) is measured. */
  readonly windowStart: number;
  readonly windowEnd: number;
  /** The moment of the run at which a week begins (Monday 00:00 UTC): calendars of schedules count from it. */
  readonly weekStart: number;
  /** Length of the month that is billed, over which monthly fees are spread. */
  readonly month: number;
  /** Length of one step of the series. */
  readonly seriesStep: number;
  /** False where only totals are wanted (a point of a break-even curve): no series, no worst hour. */
  readonly detail: boolean;
  /** What objectives ask of stretches of the window; asked with or without detail. */
  readonly objectiveWindows: readonly ObjectiveWindow[];
  /** Where the station serves one of several functions: what takes down all of them together. */
  readonly total?: TotalRecorder;
}

/** A station whose clock can be brought forward while nothing is offered. */
export interface AdvancingStation extends Station {
  /** Lets everything happen up to and including `now`. */
  advance(now: number): void;
}

export const throttleCauses = ["account", "reserved", "scaleRate", "requestRate", "frontDoor", "pending"] as const;
export type ThrottleCause = (typeof throttleCauses)[number];

/** Times per request of one kind, in microseconds. */
export interface LatencyRecord {
  readonly histogram: LatencyHistogram;
  readonly sum: number;
  readonly max: number;
  /** Known of latencies only. */
  readonly min?: number;
}

/** Means and counts per step of the window. */
export interface SeriesRecord {
  readonly offered: Float64Array;
  /** Requests in service or initialising, mean over the step. */
  readonly concurrency: Float64Array;
  readonly instances: Float64Array;
  readonly coldStarts: Float64Array;
  /** Microseconds; NaN where too few requests ended in the step. */
  readonly p99: Float64Array;
  readonly throttled: Float64Array;
  /** Requests that wait for an instance or a slot, mean over the step. */
  readonly queue: Float64Array;
}

/** What one candidate did in one replication, inside the window. Times are in microseconds. */
export interface Observation {
  readonly offered: number;
  readonly completed: number;
  readonly throttled: number;
  readonly throttledBy: Readonly<Record<ThrottleCause, number>>;
  readonly rejected: number;
  readonly timedOut: number;
  readonly failed: number;
  /** Further attempts of refused requests. */
  readonly retried: number;
  readonly coldStarts: number;
  /** Of completed and timed-out requests: what the caller sees. */
  readonly latency: LatencyRecord;
  /** Of served requests: time queued or waiting for an instance to initialise. */
  readonly wait: LatencyRecord;
  /** Latency of the requests that waited for an instance to initialise. */
  readonly coldLatency: LatencyRecord;
  /** Integral of requests in service or initialising over the window. */
  readonly concurrencyTime: number;
  readonly peakConcurrency: number;
  /** Time in service or initialising of the window's served requests, in full. */
  readonly serviceTime: number;
  /** How much of the bucket of each rate limit was used at most, in tokens; 0 where there is no such limit. */
  readonly peakRequestRate: number;
  readonly peakScaleOut: number;
  readonly peakFrontDoorRate: number;
  /** vCPUs in use in the busiest hour, mean over it; 0 for functions. */
  readonly peakVcpus: number;
  /** Integral of initialised instances, busy or idle, over the window. */
  readonly instanceTime: number;
  readonly peakInstances: number;
  /** Most requests waiting at once. */
  readonly peakQueue: number;
  /** Utilisation is usedTime / availableTime: functions busy / initialised, machines vCPU time used / running. */
  readonly usedTime: number;
  readonly availableTime: number;
  /** Utilisation in the busiest whole hour of the window; the window's where that is shorter than an hour. */
  readonly peakHourUtilisation: number;
  /** Demand brought by the window's arrivals over what could be served of it: 1 or more is overload. */
  readonly offeredLoad: number;
  readonly provisioned: { readonly spilled: number; readonly usedTime: number; readonly availableTime: number } | null;
  /** The hour of the window with the highest p99; null where no hour holds enough requests. */
  readonly worstHour: { readonly start: number; readonly p99: number; readonly throttled: number } | null;
  readonly series: SeriesRecord;
  /** The answers to the run's `objectiveWindows`, in their order. */
  readonly objectiveWindows: readonly JudgedWindows[];
  /** Consumption inside the window, by meter. */
  readonly usage: Usage;
  /** The most requests in service of any one function, and its most instances, where each has limits of its own. */
  readonly peakFunctionConcurrency?: number;
  readonly peakFunctionInstances?: number;
  /** The most requests that were admitted in a day, where a plan counts them; of a part of a day, as if all of it were so. */
  readonly peakDayRequests?: number;
  /** By function, in the workload's order, where there are several. */
  readonly functions?: readonly FunctionObservation[];
}

/** What one of several functions saw of a run. */
export interface FunctionObservation
  extends Pick<
    Observation,
    "offered" | "completed" | "throttled" | "rejected" | "timedOut" | "failed" | "retried" | "coldStarts" | "latency"
  > {
  readonly name: string;
  /** Requests in service or initialising: integral over the window, and peak; null where machines serve all functions. */
  readonly concurrency: { readonly time: number; readonly peak: number } | null;
  /** Consumption of this function alone; null where machines serve all functions. */
  readonly usage: Usage | null;
}
